package io.urutu.boot;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Asks a health check again and again, as an orchestrator does, and counts its answers. */
final class Samples implements AutoCloseable {
    private static final long EVERY = 10_000_000L;

    final AtomicInteger ups = new AtomicInteger();
    final AtomicInteger downs = new AtomicInteger();
    private final Thread thread;
    private volatile boolean closed;

    Samples(BooleanSupplier check) {
        thread = new Thread(
                () -> {
                    while (!closed) {
                        (check.getAsBoolean() ? ups : downs).incrementAndGet();
                        LockSupport.parkNanos(EVERY);
                    }
                },
                "health-samples");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        closed = true;
    }
}
