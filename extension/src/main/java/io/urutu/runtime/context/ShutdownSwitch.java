package io.urutu.runtime.context;

import io.urutu.context.ShutdownSignal;
import java.nio.channels.ClosedByInterruptException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The shutdown signal of this application: thrown once, never taken back. Threading: safe for concurrent use. */
final class ShutdownSwitch implements ShutdownSignal {
    private final CountDownLatch requested = new CountDownLatch(1);
    private final Set<Racer> racers = ConcurrentHashMap.newKeySet();
    private volatile Runnable drain = () -> {};

    /** What {@link #request} is to begin; it must hand over, not wait. */
    void onRequest(Runnable begin) {
        drain = begin;
    }

    /** Tells it, and begins nothing. */
    void signal() {
        requested.countDown();
        racers.forEach(Racer::shutDown);
    }

    @Override
    public boolean isRequested() {
        return requested.getCount() == 0;
    }

    @Override
    public boolean await(Duration atMost) throws InterruptedException {
        return requested.await(atMost.toNanos(), TimeUnit.NANOSECONDS);
    }

    @Override
    public void request() {
        synchronized (this) {
            if (isRequested()) {
                return;
            }
            signal();
        }
        drain.run();
    }

    @Override
    public <T> Optional<T> race(Callable<T> body) throws Exception {
        Racer racer = new Racer();
        racers.add(racer);
        try {
            // asked after the racer can be told, so that no signal falls between
            return isRequested() ? Optional.empty() : Optional.of(body.call());
        } catch (Exception failure) {
            if (racer.wasShutDown() && isInterruption(failure)) {
                return Optional.empty();
            }
            throw failure;
        } finally {
            racers.remove(racer);
            racer.leave();
        }
    }

    /** A body that fails on its own account while it is shut down is still told. */
    private static boolean isInterruption(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof InterruptedException || cause instanceof ClosedByInterruptException) {
                return true;
            }
        }
        return false;
    }

    private static final class Racer {
        private final Thread thread = Thread.currentThread();
        private boolean running = true;
        private boolean shutDown;

        synchronized void shutDown() {
            if (running && !shutDown) {
                shutDown = true;
                thread.interrupt();
            }
        }

        synchronized boolean wasShutDown() {
            return shutDown;
        }

        /** The interrupt was for the body; the caller's thread goes on without it. */
        synchronized void leave() {
            running = false;
            if (shutDown) {
                Thread.interrupted();
            }
        }
    }
}
