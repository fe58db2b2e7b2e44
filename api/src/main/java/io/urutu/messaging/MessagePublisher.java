package io.urutu.messaging;

import java.time.Duration;
import java.util.concurrent.CompletionStage;

/**
 * Publishes messages with the running transaction.
 *
 * <pre>{@code
 * @Inject MessagePublisher publisher;
 * …
 * em.persist(task);
 * publisher.publish(new TaskCreated(task.id()));
 * }</pre>
 *
 * <p><b>Transactions.</b> The message belongs to the JTA transaction active at the call: it leaves right after that
 * commits and is dropped when it rolls back. In an execution without a transaction it leaves when the execution
 * succeeds. The payload is encoded at the call, so later changes to the object do not travel.
 *
 * <p><b>Order.</b> Messages of one transaction leave in the order of their calls.
 *
 * <p><b>Failure.</b> {@link IllegalStateException} outside both a transaction and an execution, unless
 * {@link PublishOptions#immediate()}; {@link IllegalArgumentException} when no topic is known or the payload cannot be
 * encoded; {@link PublishRefusedException} when so much is waiting for an absent broker that nothing more fits (one that
 * is there and slower makes the call wait, {@code urutu.messaging.confirm-timeout} at most). What
 * the broker refuses later (a task that no queue takes) is logged as an error with the message's id.
 *
 * <p><b>Can lose.</b> Between commit and the broker's confirm the message is in memory only; a crash then loses it.
 *
 * <p><b>Threading.</b> Safe for concurrent use.
 */
public interface MessagePublisher {
    /** Publishes under the topic of the payload's {@link Event} or {@link Task}. */
    void publish(Object payload);

    void publish(Object payload, PublishOptions options);

    /**
     * Sends the payload now and completes with the reply of its handler: what a {@code @MessageHandler} method returns,
     * or completes its stage with, after its commit; null for a handler that returns nothing.
     *
     * <pre>{@code
     * Quote quote = publisher.request(new AskQuote("ACME"), Quote.class, Duration.ofSeconds(2))
     *         .toCompletableFuture().get();
     * }</pre>
     *
     * <p>The message expires at the broker with its timeout, so that nobody does later what nobody waits for. A reply
     * that comes too late is dropped and counted ({@link BusStatus#lateReplies()}). A handler that is retried may reply
     * after any of its attempts.
     *
     * <p><b>Transactions.</b> Refused in one, by {@link IllegalStateException}: the reply would not belong to it, a
     * rollback could not take the request back, and waiting would hold its locks. Use
     * {@link io.urutu.context.NoTransaction}, or ask before the transaction begins.
     *
     * <p><b>Failure.</b> At the call as {@link #publish(Object)} with {@code immediate()}. The stage fails with
     * {@link RequestFailedException}, whose reason tells whether it was handled.
     *
     * <p><b>Threading.</b> The stage completes on a thread of the application, of which there are few: do not block
     * it.
     *
     * @param timeout at least one millisecond, at most one day
     */
    <R> CompletionStage<R> request(Object payload, Class<R> reply, Duration timeout);
}
