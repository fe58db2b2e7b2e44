package io.urutu.boot;

import io.urutu.context.HttpInfo;
import io.urutu.messaging.MessagePublisher;
import io.urutu.runtime.context.Completion;
import io.urutu.runtime.context.ExecutionPlan;
import io.urutu.runtime.context.Executions;
import io.urutu.runtime.context.Origin;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Publishes tasks without a pause, one in an execution of its own, as requests would. */
final class Publishing implements AutoCloseable {
    private static final ExecutionPlan PLAN =
            new ExecutionPlan(ExecutionPlan.Mode.NONE, List.of(), List.of(), Map.of());
    private static final long EVERY = TimeUnit.MILLISECONDS.toNanos(5);

    private final Set<String> published = ConcurrentHashMap.newKeySet();
    private final Executions executions;
    private final MessagePublisher publisher;
    private final Thread thread;
    private volatile boolean paused;
    private volatile boolean closed;
    private volatile Throwable failure;

    Publishing(Deployed application) {
        this.executions = application.get(Executions.class);
        this.publisher = application.get(MessagePublisher.class);
        thread = new Thread(this::run, "publishing");
        thread.start();
    }

    /** Every id the bus has taken. */
    Set<String> published() {
        return published;
    }

    void pause(boolean now) {
        paused = now;
    }

    Throwable failure() {
        return failure;
    }

    private void run() {
        for (int n = 0; !closed; n++) {
            if (!paused) {
                publish("w" + n);
            }
            LockSupport.parkNanos(EVERY);
        }
    }

    private synchronized void publish(String id) {
        Completion completion =
                executions.run(new HttpInfo("Faults#publish", "POST", "/"), PLAN, Origin.none(), Duration.ZERO, () -> {
                    publisher.publish(new Work(id));
                    return null;
                });
        completion.failure().ifPresentOrElse(refused -> failure = refused, () -> published.add(id));
    }

    @Override
    public void close() {
        closed = true;
        try {
            thread.join();
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}
