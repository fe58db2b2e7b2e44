package io.urutu.messaging.spi;

import io.urutu.messaging.MessageKind;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A message, encoded once and never again.
 *
 * @param id UUID version 7
 * @param topic the routing key
 * @param mandatory whether no queue bound to the topic means <em>not sent</em>
 * @param contentType of the body, such as {@code application/json}
 * @param headers texts, numbers and booleans only
 * @param body not to be changed
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
        Optional<Duration> expiresAfter) {
    public OutgoingMessage {
        headers = Map.copyOf(headers);
    }

    /** Never the body, which may hold personal data. */
    @Override
    public String toString() {
        return kind.name().toLowerCase(java.util.Locale.ROOT) + " " + topic + " " + id;
    }
}
