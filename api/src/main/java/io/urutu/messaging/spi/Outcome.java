package io.urutu.messaging.spi;

import java.time.Duration;
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
     * @param delay how long the copy waits at the broker first; zero for not at all, at most an hour
     */
    record DeadLettered(Map<String, Object> headers, Duration delay) implements Outcome {
        public DeadLettered {
            headers = Map.copyOf(headers);
        }

        public DeadLettered(Map<String, Object> headers) {
            this(headers, Duration.ZERO);
        }
    }

    /**
     * A copy with these headers added waits at the broker and then comes to the same queue, and no other, under the
     * same topic; once it is confirmed the original is acknowledged. When the copy cannot be sent the original is
     * requeued. The copy keeps id and time, and does not expire.
     *
     * @param delay never shorter; a broker may make it longer by about a quarter
     * @param exact whether the handler asked for this delay; otherwise a queue that has a schedule of its own may keep to it
     * @param headers already bounded in size; {@link ControlHeaders} among them
     */
    record Retried(Duration delay, boolean exact, Map<String, Object> headers) implements Outcome {
        public Retried {
            headers = Map.copyOf(headers);
        }
    }
}
