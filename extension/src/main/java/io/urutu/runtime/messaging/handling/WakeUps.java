package io.urutu.runtime.messaging.handling;

import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The system's time. One plain thread, from the first wake-up asked for until the end; it runs no code of the
 * application.
 *
 * <p><b>Threading.</b> Safe for concurrent use.
 */
final class WakeUps implements Timer {
    private final ScheduledThreadPoolExecutor clock;

    WakeUps() {
        clock = new ScheduledThreadPoolExecutor(1, body -> {
            Thread thread = new Thread(body, "urutu-messaging-timer");
            thread.setDaemon(true);
            return thread;
        });
        clock.setRemoveOnCancelPolicy(true);
        clock.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    @Override
    public long nanos() {
        return System.nanoTime();
    }

    @Override
    public void at(long nanos, Runnable wake) {
        try {
            var unused = clock.schedule(() -> quietly(wake), nanos - nanos(), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException ended) {
            // what waits for this goes back to the broker with its channel
        }
    }

    void end() {
        clock.shutdownNow();
    }

    private static void quietly(Runnable wake) {
        try {
            wake.run();
        } catch (RuntimeException | Error fault) {
            HandlingMessages.workerFault(fault);
        }
    }
}
