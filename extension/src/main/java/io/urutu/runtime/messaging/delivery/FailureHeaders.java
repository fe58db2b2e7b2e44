package io.urutu.runtime.messaging.delivery;

import io.urutu.messaging.spi.ControlHeaders;
import io.urutu.messaging.spi.IncomingMessage;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Map;

/**
 * The headers of our copies. A dead letter carries cause, attempts and origin, about four kilobytes at most whatever an
 * exception says; a retry what it needs to be told from a first attempt.
 */
public final class FailureHeaders {
    public static final String CLASS = "urutu-failure-class";
    public static final String MESSAGE = "urutu-failure-message";
    static final String ATTEMPTS = "urutu-attempts";
    static final String FIRST_SEEN = "urutu-first-seen";
    static final String ORIGIN_TOPIC = ControlHeaders.ORIGIN_TOPIC;
    static final String ORIGIN_QUEUE = ControlHeaders.ORIGIN_QUEUE;
    static final String STACK = "urutu-failure-stack";
    static final String APPLICATION = "urutu-application";
    private static final int LONGEST_TEXT = 1024;
    private static final int LONGEST_NAME = 255;

    private final String application;
    private final Clock clock;

    public FailureHeaders(String application, Clock clock) {
        this.application = application;
        this.clock = clock;
    }

    public Map<String, Object> of(IncomingMessage message, Throwable failure) {
        Throwable cause = Causes.unwrapped(failure);
        Map<String, Object> headers = of(message, cause.getClass().getName(), String.valueOf(cause.getMessage()));
        headers.put(STACK, StackExcerpt.of(cause));
        return headers;
    }

    /** @param kind as in {@link #of(IncomingMessage, String, String)}: why there is another attempt */
    public Map<String, Object> ofRetry(IncomingMessage message, String kind) {
        Map<String, Object> headers = new HashMap<>();
        headers.put(ControlHeaders.RETRIES, Delivery.attempt(message));
        headers.put(CLASS, bounded(kind, LONGEST_NAME));
        headers.put(FIRST_SEEN, firstSeen(message));
        headers.put(ORIGIN_TOPIC, bounded(message.topic(), LONGEST_NAME));
        headers.put(ORIGIN_QUEUE, bounded(message.queue(), LONGEST_NAME));
        return headers;
    }

    /** @param kind an exception's class, or one word for a fault that is none */
    public Map<String, Object> of(IncomingMessage message, String kind, String text) {
        Map<String, Object> headers = new HashMap<>();
        headers.put(CLASS, bounded(kind, LONGEST_NAME));
        headers.put(MESSAGE, bounded(text, LONGEST_TEXT));
        headers.put(ATTEMPTS, Delivery.attempt(message));
        headers.put(FIRST_SEEN, firstSeen(message));
        headers.put(ORIGIN_TOPIC, bounded(message.topic(), LONGEST_NAME));
        headers.put(ORIGIN_QUEUE, bounded(message.queue(), LONGEST_NAME));
        headers.put(APPLICATION, bounded(application, LONGEST_NAME));
        return headers;
    }

    /** A dead letter that was put back keeps the time it had; what a stranger writes there need not be one. */
    private Object firstSeen(IncomingMessage message) {
        Instant now = clock.instant();
        Object before = message.headers().get(FIRST_SEEN);
        if (before == null) {
            return now.toString();
        }
        try {
            Instant then = Instant.parse(before.toString());
            return (then.isBefore(now) ? then : now).toString();
        } catch (DateTimeParseException forged) {
            return now.toString();
        }
    }

    private static String bounded(String text, int most) {
        String clean = text.codePoints()
                .limit(most)
                .map(point -> Character.isISOControl(point) ? ' ' : point)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        while (clean.getBytes(java.nio.charset.StandardCharsets.UTF_8).length > most) {
            clean = clean.substring(0, clean.offsetByCodePoints(clean.length(), -1));
        }
        return clean;
    }
}
