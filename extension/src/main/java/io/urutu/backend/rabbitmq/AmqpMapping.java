package io.urutu.backend.rabbitmq;

import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.Envelope;
import io.urutu.messaging.spi.IncomingMessage;
import io.urutu.messaging.spi.OutgoingMessage;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.util.Base64;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How our messages stand in AMQP 0-9-1, and AMQP's in ours. */
final class AmqpMapping {
    private static final int PERSISTENT = 2;
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

    static BasicProperties properties(OutgoingMessage message, String application) {
        Map<String, Object> headers = new HashMap<>();
        message.headers().forEach((name, value) -> headers.put(name, outgoing(value)));
        return new BasicProperties.Builder()
                .deliveryMode(PERSISTENT)
                .messageId(message.id())
                .contentType(message.contentType())
                .type(message.topic())
                .timestamp(Date.from(message.publishedAt()))
                .appId(application)
                .expiration(message.expiresAfter().map(AmqpMapping::millis).orElse(null))
                .headers(headers)
                .build();
    }

    /** As it was, with the mark that makes it redelivered where it arrives. */
    static BasicProperties resent(BasicProperties first) {
        Map<String, Object> headers = new HashMap<>(headersOf(first));
        headers.put(RESENT, true);
        return first.builder().headers(headers).build();
    }

    /** As the original was, but for good: without expiry, foreign routes, and a user the broker would check. */
    static BasicProperties deadLetter(BasicProperties original, Map<String, Object> added) {
        Map<String, Object> headers = new HashMap<>(headersOf(original));
        headers.keySet().removeAll(COUNTERS);
        headers.keySet().removeAll(FURTHER_ROUTES);
        added.forEach((name, value) -> headers.put(name, outgoing(value)));
        return original.builder()
                .deliveryMode(PERSISTENT)
                .expiration(null)
                .userId(null)
                .headers(headers)
                .build();
    }

    static IncomingMessage incoming(String queue, Envelope envelope, BasicProperties properties, byte[] body) {
        Map<String, Object> headers = new HashMap<>();
        headersOf(properties).forEach((name, value) -> {
            if (value != null && !COUNTERS.contains(name) && !RESENT.equals(name)) {
                headers.put(name, incoming(value));
            }
        });
        return new IncomingMessage(
                queue,
                envelope.getRoutingKey(),
                Optional.ofNullable(properties.getMessageId()),
                Optional.ofNullable(properties.getContentType()),
                headers,
                body,
                Optional.ofNullable(properties.getTimestamp()).map(Date::toInstant),
                envelope.isRedeliver() || headersOf(properties).containsKey(RESENT),
                envelope.isRedeliver() ? deliveries(headersOf(properties)) : 0);
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

    /** AMQP has no numbers without bounds. */
    private static Object outgoing(Object value) {
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
