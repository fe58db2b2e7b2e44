package io.urutu.runtime.messaging.handling;

import io.urutu.messaging.spi.IncomingMessage;
import io.urutu.messaging.spi.OutgoingMessage;
import io.urutu.runtime.messaging.binding.Handler;
import io.urutu.runtime.messaging.payload.KeyReader;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Finds the key of each delivery: in its header, else in its payload. A payload is decoded on a worker, and what comes
 * meanwhile stays behind, so that deliveries leave in the order they came.
 *
 * <p><b>Threading.</b> Safe for concurrent use; nothing is called while its monitor is held.
 */
final class KeyStage {
    private static final String HEADER = OutgoingMessage.KEY;
    private static final long FULL_PAUSE = TimeUnit.SECONDS.toNanos(1);

    private final Handler handler;
    private final PayloadReader reader;
    private final KeyReader keys;
    private final @Nullable String whenNone;
    private final Consumer<WorkerPool.Job> workers;
    private final Timer timer;
    private final Consumer<Inbound> next;
    private final Queue<Inbound> behind = new ArrayDeque<>();
    private boolean reading;
    private volatile boolean closed;

    KeyStage(
            Handler handler,
            PayloadReader reader,
            Consumer<WorkerPool.Job> workers,
            Timer timer,
            Consumer<Inbound> next) {
        this.handler = handler;
        this.reader = reader;
        this.keys = KeyReader.of(handler.declaration().raw());
        this.whenNone = handler.flow().ordered() ? "" : null;
        this.workers = workers;
        this.timer = timer;
        this.next = next;
    }

    void enter(Inbound in) {
        Object header = in.message().headers().get(HEADER);
        boolean known = header != null || !keys.exists();
        in.key(header == null ? whenNone : header.toString());
        boolean starts = false;
        synchronized (this) {
            if (reading || !known) {
                behind.add(in);
                starts = !reading;
                reading = true;
                known = false;
            }
        }
        if (known) {
            next.accept(in);
        } else if (starts) {
            workers.accept(new Reading());
        }
    }

    /** Forgets what is behind: it is somebody else's now. */
    synchronized void forget() {
        behind.clear();
    }

    /** Turns away what is behind; what comes is turned away further on. */
    void close() {
        closed = true;
        turnAway();
    }

    private void turnAway() {
        for (Inbound in = first(); in != null; in = first()) {
            in.turnAway();
        }
    }

    private synchronized @Nullable Inbound first() {
        Inbound first = behind.poll();
        if (first == null) {
            reading = false;
        }
        return first;
    }

    /** What cannot be read has no key; its handler's worker says why. */
    private void read(Inbound in) {
        IncomingMessage message = in.message();
        if (message.headers().containsKey(HEADER) || !keys.exists()) {
            return;
        }
        try {
            Object payload = reader.read(handler, message);
            in.payload(payload);
            keys.read(payload).ifPresent(in::key);
        } catch (PayloadReader.Unreadable | RuntimeException unreadable) {
            return;
        }
    }

    private final class Reading implements WorkerPool.Job {
        @Override
        public void run() {
            for (Inbound in = first(); in != null; in = first()) {
                read(in);
                next.accept(in);
            }
        }

        /** The workers are full, and are asked again; or they stop, and so does this. */
        @Override
        public void refuse() {
            if (!closed) {
                timer.at(timer.nanos() + FULL_PAUSE, () -> workers.accept(this));
            } else {
                turnAway();
            }
        }
    }
}
