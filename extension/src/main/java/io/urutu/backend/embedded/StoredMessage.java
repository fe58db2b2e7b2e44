package io.urutu.backend.embedded;

import io.urutu.messaging.spi.ControlHeaders;
import io.urutu.messaging.spi.IncomingMessage;
import io.urutu.messaging.spi.OutgoingMessage;
import io.urutu.messaging.spi.ReplyTo;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A message in one queue.
 *
 * @param routingKey the topic it was published under; of a dead letter its queue's name, as RabbitMQ has it
 * @param expiresAt from when on it is dead; of a dead letter never
 * @param deliveries how often it was delivered and came back
 * @param replyTo where its reply is wanted, if one is
 */
record StoredMessage(
        OutgoingMessage content,
        String routingKey,
        Optional<Instant> expiresAt,
        int deliveries,
        Optional<ReplyTo> replyTo) {
    static StoredMessage arrived(OutgoingMessage content, Instant now, Optional<ReplyTo> replyTo) {
        return new StoredMessage(
                content, content.topic(), content.expiresAfter().map(now::plus), 0, replyTo);
    }

    StoredMessage returned() {
        return new StoredMessage(content, routingKey, expiresAt, deliveries + 1, replyTo);
    }

    StoredMessage deadLetter(String queue, Map<String, Object> added) {
        return new StoredMessage(copy(added), queue, Optional.empty(), 0, replyTo);
    }

    StoredMessage retried(Map<String, Object> added) {
        return new StoredMessage(copy(added), routingKey, Optional.empty(), 0, replyTo);
    }

    /** The count of retries is of one copy, as the count of deliveries is. */
    private OutgoingMessage copy(Map<String, Object> added) {
        Map<String, Object> headers = new HashMap<>(content.headers());
        headers.remove(ControlHeaders.RETRIES);
        headers.putAll(added);
        return new OutgoingMessage(
                content.id(),
                content.topic(),
                content.kind(),
                content.mandatory(),
                content.contentType(),
                headers,
                content.body(),
                content.publishedAt(),
                Optional.empty(),
                content.connection(),
                content.priority());
    }

    /** Above zero only in a queue that keeps priorities. */
    int priority(int most) {
        return Math.min(most, content.priority().orElse(0));
    }

    boolean isExpired(Instant now) {
        return expiresAt.filter(at -> !at.isAfter(now)).isPresent();
    }

    IncomingMessage delivered(String queue) {
        return new IncomingMessage(
                queue,
                routingKey,
                Optional.of(content.id()),
                Optional.of(content.contentType()),
                content.headers(),
                content.body(),
                Optional.of(content.publishedAt()),
                deliveries > 0,
                deliveries,
                replyTo);
    }
}
