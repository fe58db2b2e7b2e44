package io.urutu.runtime.messaging.payload;

import io.urutu.messaging.spi.IncomingMessage;
import io.urutu.messaging.spi.OutgoingMessage;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * CloudEvents in binary mode: attributes are headers, the body is the data, {@code datacontenttype} is the content type.
 *
 * <p><b>Source.</b> CloudEvents 1.0, AMQP binding 3.1: attributes are written with {@code cloudEvents_}, read with
 * {@code cloudEvents_} and {@code cloudEvents:}.
 */
public final class CloudEvents {
    private static final String WRITTEN = "cloudEvents_";
    private static final String READ = "cloudEvents:";
    private static final String VERSION = "specversion";

    private final boolean on;
    private final String source;

    /** @param source the application */
    public CloudEvents(boolean on, String source) {
        this.on = on;
        this.source = source;
    }

    /** Adds what a consumer of CloudEvents wants to know. */
    public void describe(Map<String, Object> headers, String id, String topic, Instant time) {
        if (!on) {
            return;
        }
        headers.put(WRITTEN + VERSION, "1.0");
        headers.put(WRITTEN + "id", id);
        headers.put(WRITTEN + "source", source);
        headers.put(WRITTEN + "type", topic);
        headers.put(WRITTEN + "time", time.toString());
        Object key = headers.get(OutgoingMessage.KEY);
        if (key != null) {
            headers.put(WRITTEN + "subject", key);
        }
    }

    /** What a CloudEvent says of itself, where the message does not say it in its own words. */
    public IncomingMessage read(IncomingMessage message) {
        if (!on || attribute(message, VERSION).isEmpty()) {
            return message;
        }
        Map<String, Object> headers = new HashMap<>(message.headers());
        attribute(message, "subject").ifPresent(subject -> headers.putIfAbsent(OutgoingMessage.KEY, subject));
        return new IncomingMessage(
                message.queue(),
                message.topic(),
                message.id().or(() -> attribute(message, "id")),
                message.contentType().or(() -> attribute(message, "datacontenttype")),
                headers,
                message.body(),
                message.publishedAt().or(() -> attribute(message, "time").flatMap(CloudEvents::time)),
                message.redelivered(),
                message.deliveries(),
                message.replyTo());
    }

    private static Optional<String> attribute(IncomingMessage message, String name) {
        Object value = message.headers().get(WRITTEN + name);
        return Optional.ofNullable(value != null ? value : message.headers().get(READ + name))
                .map(Object::toString);
    }

    /** One that is none is no fault of the message. */
    private static Optional<Instant> time(String text) {
        try {
            return Optional.of(java.time.OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeParseException malformed) {
            return Optional.empty();
        }
    }
}
