package io.urutu.tck.lifecycle.jvm;

import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Requests that wait for each other, so that each has a thread of its own.
 *
 * <p><b>Threading.</b> Safe for concurrent use, by one meeting at a time.
 */
final class Meeting {
    private static final String DONE = "met";
    private static final long PATIENCE_SECONDS = 30;
    private static final AtomicReference<@Nullable CyclicBarrier> PRESENT = new AtomicReference<>();

    private Meeting() {}

    /** Returns when as many requests are here. */
    static String of(int requests) {
        CyclicBarrier barrier =
                PRESENT.updateAndGet(present -> present == null ? new CyclicBarrier(requests) : present);
        try {
            barrier.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
            return DONE;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        } catch (BrokenBarrierException | TimeoutException alone) {
            throw new IllegalStateException(alone);
        }
    }
}
