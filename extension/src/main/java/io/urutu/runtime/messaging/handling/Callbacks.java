package io.urutu.runtime.messaging.handling;

import io.urutu.kernel.Threads;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * Runs the application's {@code Message.ack} and {@code nack} functions, one after the other in the order of the
 * broker's answers, on one managed thread: the broker's own threads run no application code.
 *
 * <p>What waits here is bounded by what the broker lets be unconfirmed.
 *
 * <p><b>Threading.</b> Safe for concurrent use.
 */
public final class Callbacks implements Executor {
    private final BlockingQueue<Runnable> waiting = new LinkedBlockingQueue<>();
    private final Thread thread;
    private volatile boolean ending;

    public Callbacks(Threads threads) {
        thread = threads.start("urutu-messaging-callbacks-1", this::work);
    }

    @Override
    public void execute(Runnable callback) {
        waiting.add(callback);
    }

    /** Runs what waits, at most this long, and ends the thread. */
    public void end(Duration atMost) {
        ending = true;
        waiting.add(() -> {}); // wakes the thread, and is the last it runs
        try {
            thread.join(Math.max(1, atMost.toMillis()));
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
        if (thread.isAlive()) {
            thread.interrupt();
            HandlingMessages.workersLeft(List.of(thread.getName()));
        }
    }

    private void work() {
        try {
            while (!ending || !waiting.isEmpty()) {
                run(waiting.take());
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private static void run(Runnable callback) {
        try {
            callback.run();
        } catch (Throwable failed) { // the next one's turn all the same
            HandlingMessages.callbackFailed(failed);
        }
    }
}
