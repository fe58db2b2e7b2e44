package io.urutu.messaging;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A message as it reached a handler: payload, envelope, and the verbs that settle it.
 *
 * <p>{@link #nack()}, {@link #reject}, {@link #retry()} and {@link #retryLater} give the message back. They never
 * return: the verb first latches the outcome and marks the transaction rollback-only, then throws an {@code Error} of
 * ours. The latched outcome decides, whatever wraps, swallows or returns afterwards. The first verb wins.
 *
 * <pre>{@code
 * @MessageHandler
 * void bill(MessageOf<BillOrder> message) {
 *     if (!orders.knows(message.payload().order())) message.reject("unknown order");
 *     …
 * }
 * }</pre>
 *
 * <p><b>Threading.</b> May be used from any thread until the handler has returned or its timeout is over; a verb after
 * that throws {@link IllegalStateException} and decides nothing.
 */
public interface MessageOf<T> {
    /** The payload, decoded and validated once. */
    T payload();

    /** The publisher's id; where a foreign producer gave none, one of our own for this delivery. */
    String id();

    /** The topic it was published under. */
    String topic();

    /** Which attempt this is, from 1: retries of every kind count, and deliveries to a process that died. */
    int attempt();

    /** The application's headers, as text; the bus's and the broker's own are left out. */
    Map<String, String> headers();

    /** The version its producer published it as ({@link Event#version()}); 1 where none is told. */
    int version();

    /** The key it was published with ({@link PublishOptions#key}), if any. */
    Optional<String> key();

    /** When it was published, if its producer said so. */
    Optional<Instant> publishedAt();

    /**
     * Whether it may have been delivered before: the broker says so, or its publisher's connection broke before the
     * broker's confirm, so that it was sent twice.
     */
    boolean redelivered();

    /**
     * Latches <em>acknowledged</em> and goes on. The broker sees it after the transaction has completed; a later
     * failure still rolls back but does not redeliver.
     */
    void ack();

    /**
     * Gives the message back to its queue for another attempt, at once; to any replica. Nothing of ours counts how often:
     * use {@link #retry()} for what fails. RabbitMQ buries it at the queue's delivery limit, which is 20 from version 4 on,
     * and none before unless it is set. Never returns.
     */
    void nack();

    /** Gives up: rolls back and dead-letters the message with this reason. Never returns. */
    void reject(String reason);

    /**
     * Gives the message back to its queue for another attempt after the pause of the handler's {@link RetryPolicy}. When
     * no attempt is left (of the policy's, or of five without one) it is dead-lettered. Never returns.
     */
    void retry();

    /** As {@link #retry()}, after this time: not below zero, at most 365 days; else {@link IllegalArgumentException}. */
    void retryLater(Duration delay);
}
