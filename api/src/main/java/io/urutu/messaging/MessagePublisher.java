package io.urutu.messaging;

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
 * encoded; {@link PublishRefusedException} when so much is waiting for an absent broker that nothing more fits. What
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
}
