package io.urutu.messaging.spi;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A delivery, as the broker gave it. Only queue, topic, headers and body are certain: foreign producers leave out the
 * rest.
 *
 * @param topic the routing key it was published under
 * @param headers texts, numbers and booleans; texts longer than the client's limits never reach us
 * @param body not to be changed
 * @param redelivered whether it may have been delivered before
 * @param deliveries how often the broker says it delivered this copy before, 0 where it does not say
 * @param replyTo where its reply is wanted, if one is
 */
public record IncomingMessage(
        String queue,
        String topic,
        Optional<String> id,
        Optional<String> contentType,
        Map<String, Object> headers,
        byte[] body,
        Optional<Instant> publishedAt,
        boolean redelivered,
        int deliveries,
        Optional<ReplyTo> replyTo) {
    public IncomingMessage {
        headers = Map.copyOf(headers);
    }

    /** Of a message that wants no reply. */
    public IncomingMessage(
            String queue,
            String topic,
            Optional<String> id,
            Optional<String> contentType,
            Map<String, Object> headers,
            byte[] body,
            Optional<Instant> publishedAt,
            boolean redelivered,
            int deliveries) {
        this(queue, topic, id, contentType, headers, body, publishedAt, redelivered, deliveries, Optional.empty());
    }

    /** Never the body, which may hold personal data. */
    @Override
    public String toString() {
        return topic + " " + id.orElse("without id") + " from " + queue;
    }
}
