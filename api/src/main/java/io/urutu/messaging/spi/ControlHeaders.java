package io.urutu.messaging.spi;

/**
 * Headers of ours that a copy of a message carries. They bind a copy to the queue it was made for: in any other queue,
 * or on a message that names no queue, they mean nothing.
 */
public final class ControlHeaders {
    /** The topic a copied message was published under. */
    public static final String ORIGIN_TOPIC = "urutu-origin-topic";

    /** The queue whose handler the copy is of. */
    public static final String ORIGIN_QUEUE = "urutu-origin-queue";

    /** How many attempts were made before this copy: a number. */
    public static final String RETRIES = "urutu-retries";

    private ControlHeaders() {}
}
