package io.urutu.runtime.messaging.handling;

/** A call of a handler on its way to a worker, with one message or a batch. */
abstract class Call implements WorkerPool.Job {
    private final HandlerFlow flow;
    private long readyAt;

    Call(HandlerFlow flow) {
        this.flow = flow;
    }

    /** By a gate before the workers that is closed. */
    abstract void turnAway();

    HandlerFlow flow() {
        return flow;
    }

    /** When all was there but a slot and a worker, as {@link Timer#nanos()}. */
    long readyAt() {
        return readyAt;
    }

    void readyAt(long nanos) {
        readyAt = nanos;
    }
}
