package io.urutu.messaging.spi;

import io.urutu.messaging.MessageKind;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A message, encoded once and never again.
 *
 * @param id UUID version 7
 * @param topic the routing key
 * @param mandatory whether no queue bound to the topic means <em>not sent</em>
 * @param contentType of the body, such as {@code application/json}
 * @param headers texts, numbers and booleans only
 * @param body not to be changed
 * @param connection the name of the broker it is for; empty for the default one
 * @param priority from 0 to 255; what it does is the queue's to say ({@code x-max-priority})
 */
public record OutgoingMessage(
        String id,
        String topic,
        MessageKind kind,
        boolean mandatory,
        String contentType,
        Map<String, Object> headers,
        byte[] body,
        Instant publishedAt,
        Optional<Duration> expiresAfter,
        String connection,
        OptionalInt priority) {
    /** The header of {@code PublishOptions.key}. */
    public static final String KEY = "urutu-key";
    /** The header of the payload type's version, left out where it is 1. */
    public static final String VERSION = "urutu-version";

    public OutgoingMessage {
        headers = Map.copyOf(headers);
    }

    /** To the default broker, without priority. */
    public OutgoingMessage(
            String id,
            String topic,
            MessageKind kind,
            boolean mandatory,
            String contentType,
            Map<String, Object> headers,
            byte[] body,
            Instant publishedAt,
            Optional<Duration> expiresAfter) {
        this(
                id,
                topic,
                kind,
                mandatory,
                contentType,
                headers,
                body,
                publishedAt,
                expiresAfter,
                "",
                OptionalInt.empty());
    }

    /** Never the body, which may hold personal data. */
    @Override
    public String toString() {
        return kind.name().toLowerCase(java.util.Locale.ROOT) + " " + topic + " " + id;
    }
}
