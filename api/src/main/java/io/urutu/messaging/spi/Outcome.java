package io.urutu.messaging.spi;

import java.util.Map;

/** What becomes of a delivery; decided after its transaction has completed. */
public sealed interface Outcome {
    /** Done: the broker may forget it. */
    record Acknowledged() implements Outcome {}

    /** Back to its queue, to be delivered again. */
    record Requeued() implements Outcome {}

    /**
     * A copy with these headers added goes to the queue's dead letter queue, confirmed; then the original is
     * acknowledged. When the copy cannot be sent the original is requeued. A queue without a dead letter queue drops it.
     *
     * @param headers cause, attempts and origin, already bounded in size
     */
    record DeadLettered(Map<String, Object> headers) implements Outcome {
        public DeadLettered {
            headers = Map.copyOf(headers);
        }
    }
}
