package io.urutu.backend.embedded;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Rings when the earliest delayed message is due. Its thread is there only while a broker is open and something is
 * delayed.
 *
 * <p><b>Threading.</b> Safe for concurrent use.
 */
final class DelayTimer {
    private static final long JOIN_MILLIS = 1_000;

    private final Clock clock;
    private final Runnable bell;
    private int users;
    private @Nullable Instant due;
    private @Nullable Thread thread;

    DelayTimer(Clock clock, Runnable bell) {
        this.clock = clock;
        this.bell = bell;
    }

    synchronized void open() {
        users++;
        startIfNeeded();
    }

    /** The last one ends the thread. */
    void close() {
        Thread ending;
        synchronized (this) {
            users--;
            ending = users == 0 ? thread : null;
            notifyAll();
        }
        if (ending != null && ending != Thread.currentThread()) {
            join(ending);
        }
    }

    /** Rings at this time, or before if an earlier one is set already. */
    synchronized void set(Instant time) {
        if (due == null || time.isBefore(due)) {
            due = time;
            startIfNeeded();
            notifyAll();
        }
    }

    private void startIfNeeded() {
        if (users > 0 && due != null && thread == null) {
            thread = new Thread(this::run, "urutu-embedded-delay");
            thread.setDaemon(true);
            thread.start();
        }
    }

    private void run() {
        try {
            while (awaitDue()) {
                bell.run();
            }
        } catch (InterruptedException told) {
            Thread.currentThread().interrupt();
        }
    }

    /** False when there is nothing more to wait for; the thread ends then. */
    private synchronized boolean awaitDue() throws InterruptedException {
        while (users > 0 && due != null) {
            long left = Duration.between(clock.instant(), due).toNanos();
            if (left <= 0) {
                due = null;
                return true;
            }
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
        thread = null;
        return false;
    }

    private static void join(Thread ending) {
        try {
            ending.join(JOIN_MILLIS);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}
