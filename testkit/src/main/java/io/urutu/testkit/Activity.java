package io.urutu.testkit;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What is going on: deliveries that are not settled, messages on their way to the broker.
 *
 * <p><b>Threading.</b> Safe for concurrent use.
 */
final class Activity {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition quiet = lock.newCondition();
    private final Map<Long, String> open = new LinkedHashMap<>();
    private long last;

    /** To be ended by {@link #end} with what this gives. */
    long begin(String what) {
        lock.lock();
        try {
            open.put(++last, what);
            return last;
        } finally {
            lock.unlock();
        }
    }

    void end(long begun) {
        lock.lock();
        try {
            open.remove(begun);
            if (open.isEmpty()) {
                quiet.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /** @throws AssertionError something goes on for more than ten seconds */
    void awaitNone() {
        lock.lock();
        try {
            long left = PATIENCE.toNanos();
            while (!open.isEmpty()) {
                if (left <= 0) {
                    throw new AssertionError("URUTU21014 not quiet after " + PATIENCE.toSeconds() + " s, still open: "
                            + String.join("; ", open.values())
                            + ". A handler is stuck, or keeps giving its message back.");
                }
                left = quiet.awaitNanos(left);
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for quiet", ended);
        } finally {
            lock.unlock();
        }
    }
}
