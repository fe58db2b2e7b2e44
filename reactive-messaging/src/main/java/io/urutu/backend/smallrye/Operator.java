package io.urutu.backend.smallrye;

import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;

/**
 * The one thread on which a broker's channels are opened, fed, watched and settled; a plain one, which never runs
 * application code. What happens elsewhere, on event loops and workers, is handed over to it.
 */
final class Operator {
    private final ScheduledThreadPoolExecutor executor;
    private final LongSupplier nanoTime;

    Operator(String name) {
        this(name, System::nanoTime);
    }

    Operator(String name, LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        AtomicInteger count = new AtomicInteger();
        executor = new ScheduledThreadPoolExecutor(1, body -> {
            Thread thread = new Thread(body, "urutu-smallrye-" + name + "-" + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
        executor.setRemoveOnCancelPolicy(true);
        executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    /** As {@link System#nanoTime} has it. */
    long now() {
        return nanoTime.getAsLong();
    }

    /** Soon; never after the end. */
    void run(Runnable step) {
        try {
            executor.execute(() -> guarded(step));
        } catch (RejectedExecutionException ended) {
            // nobody is interested any more
        }
    }

    void later(Duration delay, Runnable step) {
        try {
            var unused = executor.schedule(() -> guarded(step), delay.toNanos(), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException ended) {
            // nobody is interested any more
        }
    }

    void every(Duration period, Runnable step) {
        var unused = executor.scheduleWithFixedDelay(
                () -> guarded(step), period.toNanos(), period.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** What a connector throws at us must not end our watching it. */
    private static void guarded(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException unexpected) {
            SmallryeMessages.unexpected(unexpected);
        }
    }

    /** What was handed over by now is done, within this time; then nothing more. */
    void end(long nanos) throws InterruptedException {
        executor.shutdown();
        if (!executor.awaitTermination(Math.max(1, nanos), TimeUnit.NANOSECONDS)) {
            executor.shutdownNow();
        }
    }
}
