package io.urutu.backend.rabbitmq;

import com.rabbitmq.client.Connection;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * One connection that comes back by itself, and the thread that keeps it: connects, prepares, serves, and when the
 * connection is lost begins again, until it is ended.
 *
 * <p><b>Threading.</b> Safe for concurrent use.
 */
final class Link {
    /** Between two tries to cut what hangs. */
    private static final Duration CUT_PATIENCE = Duration.ofSeconds(1);

    private static final int HANG_UP_MILLIS = 1_000;

    /** What a link does with its connection; called by its thread only, {@link #wake} apart. */
    interface Session {
        /** Before the connection counts as up. */
        void prepare(Connection connection) throws IOException;

        /** Returns when the connection is no longer open or the link {@link Link#isEnded}. */
        void serve(Connection connection, Link link) throws IOException, InterruptedException;

        /** Look again whether to return. */
        void wake();

        /** Compare with the broker, on a thread of the {@link Pulse}; whether to look again soon. */
        boolean inspect(Connection connection, Pulse pulse) throws IOException, InterruptedException, TimeoutException;
    }

    private final String name;
    private final Connector connector;
    private final Backoff backoff;
    private final Duration pulse;
    private final ThreadFactory threads;
    private final Session session;
    private final Thread thread;
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile Deadline deadline = new Deadline(0);
    private volatile boolean up;
    private volatile boolean everUp;
    private volatile String problem = "not connected yet";
    private String reported = "";
    private int failures;

    Link(String name, Connector connector, Backoff backoff, Duration pulse, ThreadFactory threads, Session session) {
        this.name = name;
        this.connector = connector;
        this.backoff = backoff;
        this.pulse = pulse;
        this.threads = threads;
        this.session = session;
        this.thread = threads.newThread(this::run);
    }

    void start() {
        thread.start();
    }

    boolean isUp() {
        return up;
    }

    /** Whether it has been up at least once. */
    boolean wasUp() {
        return everUp;
    }

    boolean isEnded() {
        return ended.getCount() == 0;
    }

    /** Empty while it is up. */
    String problem() {
        return problem;
    }

    private void run() {
        try {
            while (!isEnded()) {
                live();
                ended.await(backoff.after(failures), TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException told) {
            Thread.currentThread().interrupt();
        }
        problem = "closed";
    }

    private void live() throws InterruptedException {
        try {
            Connection connection = connector.open(name);
            Pulse watch = new Pulse(connection, connector, session, pulse, threads);
            Thread watcher = threads.newThread(watch);
            watcher.start();
            try {
                live(connection, watch);
            } finally {
                watch.end();
                connection.abort(isEnded() ? Math.max(1, deadline.remainingMillis()) : HANG_UP_MILLIS);
                watcher.join(HANG_UP_MILLIS);
            }
        } catch (IOException | TimeoutException | RuntimeException failure) {
            fall(failure);
        }
    }

    private void live(Connection connection, Pulse watch) throws InterruptedException {
        try {
            connection.addShutdownListener(cause -> session.wake());
            session.prepare(connection);
            rise();
            serve(connection);
            fall(reason(watch, connection.getCloseReason()));
        } catch (IOException | RuntimeException failure) {
            Throwable closed = connection.getCloseReason();
            fall(reason(watch, closed == null ? failure : closed));
        }
    }

    /** A write may find out before the client does that the connection is gone. */
    private void serve(Connection connection) throws IOException, InterruptedException {
        long begun = System.nanoTime();
        try {
            session.serve(connection, this);
        } finally {
            forgive(System.nanoTime() - begun);
        }
    }

    private static @Nullable Throwable reason(Pulse watch, @Nullable Throwable failure) {
        return watch.foundSilence() ? new IOException("no answer for " + Pulse.PATIENCE.toSeconds() + " s") : failure;
    }

    private void rise() {
        up = true;
        everUp = true;
        problem = "";
        reported = "";
        RabbitMessages.connected(name, connector.where());
    }

    /** One that breaks soon after it is up, again and again, is tried ever more slowly, too. */
    private void forgive(long livedNanos) {
        if (livedNanos > backoff.longest().toNanos()) {
            failures = 0;
        }
    }

    /** Told once an outage and reason. */
    private void fall(@Nullable Throwable failure) {
        up = false;
        failures++;
        if (isEnded() || failure == null) {
            return;
        }
        problem = connector.where() + ": " + Faults.text(failure);
        if (!problem.equals(reported)) {
            reported = problem;
            RabbitMessages.away(name, connector.where(), failure);
        }
    }

    /** Begins to end it; {@link #join} waits for that. */
    void end(Deadline by) {
        deadline = by;
        ended.countDown();
        session.wake();
    }

    /** Waits until thread and connection are gone; what hangs after the deadline is cut. */
    void join() throws InterruptedException {
        if (thread.getState() == Thread.State.NEW) {
            return;
        }
        thread.join(Math.max(1, deadline.remainingMillis()));
        if (thread.isAlive()) {
            connector.cut();
            thread.join(CUT_PATIENCE.toMillis());
        }
    }

    void cut() {
        end(new Deadline(System.nanoTime()));
        connector.cut();
    }
}
