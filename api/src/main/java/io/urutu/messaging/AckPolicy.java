package io.urutu.messaging;

/**
 * When a handled message is acknowledged, that is, taken off the broker.
 *
 * <pre>{@code
 * @MessageHandler(ackPolicy = AckPolicy.ON_RECEIPT)   // a reading that is old a second later
 * void show(Reading reading) { … }
 * }</pre>
 *
 * <p>What cannot be decoded or is invalid is dead-lettered under each of them, since its handler is never called.
 */
public enum AckPolicy {
    /** After the transaction has committed and what it published is confirmed: at least once. A failure is retried or dead-lettered. */
    AFTER_COMMIT,

    /**
     * Before the handler is called: at most once. A failure rolls back and is logged, and nothing comes again; verbs
     * that give the message back do the same.
     */
    ON_RECEIPT,

    /**
     * By the handler's verb alone, which the broker still sees only after the transaction. A handler that returns
     * without one has failed: its work is rolled back and the message is retried or dead-lettered, so that none stays
     * unsettled.
     */
    MANUAL
}
