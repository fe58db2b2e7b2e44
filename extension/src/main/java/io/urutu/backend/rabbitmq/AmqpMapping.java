package io.urutu.backend.rabbitmq;

import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.Envelope;
import io.urutu.messaging.spi.ControlHeaders;
import io.urutu.messaging.spi.IncomingMessage;
import io.urutu.messaging.spi.OutgoingMessage;
import io.urutu.messaging.spi.Reply;
import io.urutu.messaging.spi.ReplyTo;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How our messages stand in AMQP 0-9-1, and AMQP's in ours, whichever client carries them. */
public final class AmqpMapping {
    private static final int TRANSIENT = 1;
    private static final int PERSISTENT = 2;
    private static final String REMAINING = "urutu-retry-remaining";
    private static final int LONGEST_ADDRESS = 255;
    /** In characters, of three bytes at most. */
    private static final int SURELY_SHORT = LONGEST_ADDRESS / 3;

    private static final String DELIVERIES = "x-delivery-count";
    /** RabbitMQ 4.3 and later count what came back without blame here, and only here. */
    private static final String ACQUISITIONS = "x-acquired-count";
    /** Counted by the broker for one copy in one queue: not part of the message. */
    private static final Set<String> COUNTERS = Set.of(DELIVERIES, ACQUISITIONS);
    /** Of a copy that may be a second one: the connection broke before the first was confirmed. */
    private static final String RESENT = "urutu-resent";
    /** Would send a copy to queues of the foreign producer's choice. */
    private static final Set<String> FURTHER_ROUTES = Set.of("CC", "BCC");

    private AmqpMapping() {}

    /** Asks for a reply, straight to the channel it is sent on. */
    static BasicProperties request(OutgoingMessage message, String application) {
        return properties(message, application)
                .builder()
                .replyTo(Replies.ADDRESS)
                .correlationId(message.id())
                .build();
    }

    /** Not to be kept: where nobody waits for it, it is nothing. */
    public static BasicProperties reply(String correlation, OutgoingMessage message, String application) {
        return properties(message, application)
                .builder()
                .deliveryMode(TRANSIENT)
                .expiration(null)
                .correlationId(correlation)
                .build();
    }

    public static Reply reply(BasicProperties properties, byte[] body) {
        return new Reply(
                properties.getCorrelationId(),
                Optional.ofNullable(properties.getContentType()),
                incomingHeaders(properties),
                body);
    }

    public static BasicProperties properties(OutgoingMessage message, String application) {
        return properties(message, application, outgoing(message.headers()));
    }

    /** @param headers the message's, as they are to be written */
    static BasicProperties properties(OutgoingMessage message, String application, Map<String, Object> headers) {
        return new BasicProperties.Builder()
                .deliveryMode(PERSISTENT)
                .messageId(message.id())
                .contentType(message.contentType())
                .type(message.topic())
                .timestamp(Date.from(message.publishedAt()))
                .appId(application)
                .expiration(message.expiresAfter().map(AmqpMapping::millis).orElse(null))
                .priority(message.priority().isPresent() ? message.priority().getAsInt() : null)
                .headers(headers)
                .build();
    }

    /** As it was, with the mark that makes it redelivered where it arrives. */
    public static BasicProperties resent(BasicProperties first) {
        Map<String, Object> headers = new HashMap<>(headersOf(first));
        headers.put(RESENT, true);
        return first.builder().headers(headers).build();
    }

    /** As the original was, but for good: without expiry, foreign routes, and a user the broker would check. */
    public static BasicProperties deadLetter(BasicProperties original, Map<String, Object> added) {
        Map<String, Object> headers = new HashMap<>(headersOf(original));
        if (headers.containsKey(ControlHeaders.RETRIES)) {
            removeDeaths(headers);
        }
        return copy(original, headers, added);
    }

    /**
     * As {@link #deadLetter}. What waiting in our delay queues has left is no part of the message, and would make the
     * broker see a cycle.
     *
     * @param remaining how many milliseconds it is to wait again after this time; 0 for none
     */
    public static BasicProperties retry(BasicProperties original, Map<String, Object> added, long remaining) {
        Map<String, Object> headers = new HashMap<>(headersOf(original));
        removeDeaths(headers);
        headers.remove(REMAINING);
        if (remaining > 0) {
            headers.put(REMAINING, remaining);
        }
        return copy(original, headers, added);
    }

    /** The next lap of one that waits longer than any queue lets it. */
    public static BasicProperties lap(BasicProperties original, long remaining) {
        Object retries = headersOf(original).get(ControlHeaders.RETRIES);
        return retry(original, retries == null ? Map.of() : Map.of(ControlHeaders.RETRIES, retries), remaining);
    }

    /** How many milliseconds a copy of ours that came back is to wait again; 0 for none. */
    public static long remaining(String queue, Envelope envelope, BasicProperties properties) {
        if (!envelope.getExchange().isEmpty() || !isOurs(queue, headersOf(properties))) {
            return 0;
        }
        return headersOf(properties).get(REMAINING) instanceof Number millis ? Math.max(0, millis.longValue()) : 0;
    }

    private static void removeDeaths(Map<String, Object> headers) {
        headers.keySet()
                .removeIf(name -> name.equals("x-death")
                        || name.startsWith("x-first-death-")
                        || name.startsWith("x-last-death-"));
    }

    private static BasicProperties copy(
            BasicProperties original, Map<String, Object> headers, Map<String, Object> added) {
        headers.keySet().removeAll(COUNTERS);
        headers.keySet().removeAll(FURTHER_ROUTES);
        headers.remove(ControlHeaders.RETRIES);
        added.forEach((name, value) -> headers.put(name, outgoing(value)));
        HeaderRoom.make(headers, added.keySet());
        return original.builder()
                .deliveryMode(PERSISTENT)
                .expiration(null)
                .userId(null)
                .headers(headers)
                .build();
    }

    /** Why no frame can carry it. */
    public static Optional<String> unsendable(
            String routingKey, BasicProperties properties, int bodyLength, int frameMax) {
        if (routingKey.length() <= SURELY_SHORT && FrameRoom.surelyFits(properties, frameMax)) {
            return Optional.empty();
        }
        if (routingKey.getBytes(StandardCharsets.UTF_8).length > LONGEST_ADDRESS) {
            return Optional.of("its topic is longer than 255 bytes");
        }
        try {
            int size = properties.toFrame(1, bodyLength).size();
            return frameMax > 0 && size > frameMax
                    ? Optional.of("its headers take " + size + " bytes of " + frameMax)
                    : Optional.empty();
        } catch (IOException | IllegalArgumentException unencodable) {
            return Optional.of(Faults.text(unencodable));
        }
    }

    public static IncomingMessage incoming(String queue, Envelope envelope, BasicProperties properties, byte[] body) {
        return new IncomingMessage(
                queue,
                topic(queue, envelope, properties),
                Optional.ofNullable(properties.getMessageId()),
                Optional.ofNullable(properties.getContentType()),
                incomingHeaders(properties),
                body,
                Optional.ofNullable(properties.getTimestamp()).map(Date::toInstant),
                envelope.isRedeliver() || headersOf(properties).containsKey(RESENT),
                envelope.isRedeliver() ? deliveries(headersOf(properties)) : 0,
                replyTo(properties));
    }

    private static Map<String, Object> incomingHeaders(BasicProperties properties) {
        Map<String, Object> headers = new HashMap<>();
        headersOf(properties).forEach((name, value) -> {
            if (value != null && !COUNTERS.contains(name) && !RESENT.equals(name)) {
                headers.put(name, incoming(value));
            }
        });
        return headers;
    }

    /** A requester that names no correlation knows its reply by the id of the request, as the protocol suggests. */
    private static Optional<ReplyTo> replyTo(BasicProperties properties) {
        String address = properties.getReplyTo();
        if (address == null || address.isEmpty() || address.length() > LONGEST_ADDRESS) {
            return Optional.empty();
        }
        String correlation =
                properties.getCorrelationId() != null ? properties.getCorrelationId() : properties.getMessageId();
        return Optional.of(new ReplyTo(address, correlation == null ? "" : correlation));
    }

    /** What comes by the default exchange was in this queue before: a copy of ours, or put back under the queue's name. */
    private static String topic(String queue, Envelope envelope, BasicProperties properties) {
        String key = envelope.getRoutingKey();
        if (!envelope.getExchange().isEmpty()) {
            return key;
        }
        Map<String, @Nullable Object> headers = headersOf(properties);
        Object origin = headers.get(ControlHeaders.ORIGIN_TOPIC);
        if (origin != null && isOurs(queue, headers)) {
            return origin.toString();
        }
        return key.equals(queue) ? topicBeforeDeath(queue, headers, key) : key;
    }

    /** A message the broker buried itself names in its deaths the topic it came under. */
    private static String topicBeforeDeath(String queue, Map<String, @Nullable Object> headers, String otherwise) {
        if (headers.get("x-death") instanceof List<?> deaths) {
            for (Object each : deaths) {
                if (each instanceof Map<?, ?> death
                        && queue.equals(String.valueOf(death.get("queue")))
                        && death.get("routing-keys") instanceof List<?> keys
                        && !keys.isEmpty()) {
                    return String.valueOf(keys.get(0));
                }
            }
        }
        return otherwise;
    }

    private static boolean isOurs(String queue, Map<String, @Nullable Object> headers) {
        Object origin = headers.get(ControlHeaders.ORIGIN_QUEUE);
        return origin != null && queue.equals(origin.toString());
    }

    private static Map<String, @Nullable Object> headersOf(BasicProperties properties) {
        return properties.getHeaders() == null ? Map.of() : properties.getHeaders();
    }

    private static int deliveries(Map<String, @Nullable Object> headers) {
        return Math.max(count(headers.get(DELIVERIES)), count(headers.get(ACQUISITIONS)));
    }

    private static int count(@Nullable Object value) {
        return value instanceof Number number ? number.intValue() : 0;
    }

    /** The broker reads whole milliseconds; less than one would be none. */
    private static String millis(Duration expiresAfter) {
        return Long.toString(Math.max(1, expiresAfter.toMillis()));
    }

    private static Map<String, Object> outgoing(Map<String, Object> headers) {
        for (Object value : headers.values()) {
            if (value instanceof BigInteger || value instanceof BigDecimal) {
                Map<String, Object> bounded = new HashMap<>(headers);
                bounded.replaceAll((name, each) -> outgoing(each));
                return bounded;
            }
        }
        return headers;
    }

    /** AMQP has no numbers without bounds. */
    static Object outgoing(Object value) {
        return value instanceof BigInteger || value instanceof BigDecimal ? value.toString() : value;
    }

    private static Object incoming(Object value) {
        if (value instanceof Number || value instanceof Boolean) {
            return value;
        }
        if (value instanceof byte[] bytes) {
            return Base64.getEncoder().encodeToString(bytes);
        }
        return value instanceof Date date ? date.toInstant().toString() : text(value);
    }

    /** Lists and tables, such as {@code x-death}, become readable text; long strings know theirs. */
    private static String text(Object value) {
        if (value instanceof Collection<?> list) {
            return list.stream().map(AmqpMapping::inner).collect(Collectors.joining(", ", "[", "]"));
        }
        if (value instanceof Map<?, ?> table) {
            return table.entrySet().stream()
                    .map(entry -> entry.getKey() + "=" + inner(entry.getValue()))
                    .sorted()
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        return value.toString();
    }

    private static String inner(@Nullable Object value) {
        return value == null ? "" : incoming(value).toString();
    }
}
