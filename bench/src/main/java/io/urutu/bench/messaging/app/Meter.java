package io.urutu.bench.messaging.app;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Counts what is handled between a release and the number it was released for; ours and the twins use the same. While
 * held, handlers wait, so that a queue can be filled before the time runs.
 *
 * <p><b>Threading.</b> Safe for concurrent use.
 */
public final class Meter {
    private final AtomicLong handled = new AtomicLong();
    private volatile CountDownLatch gate = new CountDownLatch(0);
    private volatile long[] latencies = new long[0];
    private volatile long expected;
    private volatile long releasedAt;
    private volatile long allocatedBefore;
    private volatile String result = "";

    public void hold() {
        gate = new CountDownLatch(1);
    }

    /** From now on the time runs, until this many are handled. */
    public void release(int count) {
        handled.set(0);
        latencies = new long[count];
        result = "";
        expected = count;
        allocatedBefore = allocated();
        releasedAt = System.nanoTime();
        gate.countDown();
    }

    public void handled(Order order) {
        awaitRelease();
        long number = handled.incrementAndGet();
        long[] into = latencies;
        if (number <= into.length) {
            into[(int) number - 1] = Micros.now() - order.at;
        }
        if (number == expected) {
            result = result(into);
        }
    }

    /** {@code seconds bytes-per-message p50-microseconds p99-microseconds}; empty until all are handled. */
    public String result() {
        return result;
    }

    private String result(long[] measured) {
        double seconds = (System.nanoTime() - releasedAt) / 1e9;
        long bytes = (allocated() - allocatedBefore) / measured.length;
        long[] sorted = measured.clone();
        Arrays.sort(sorted);
        return String.format(
                Locale.ROOT,
                "%.6f %d %d %d",
                seconds,
                bytes,
                sorted[sorted.length / 2],
                sorted[(int) (sorted.length * 0.99)]);
    }

    private void awaitRelease() {
        try {
            gate.await();
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    /** By all threads that live. */
    private static long allocated() {
        com.sun.management.ThreadMXBean threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        return Arrays.stream(threads.getThreadAllocatedBytes(threads.getAllThreadIds()))
                .filter(bytes -> bytes > 0)
                .sum();
    }
}
