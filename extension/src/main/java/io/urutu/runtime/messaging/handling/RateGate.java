package io.urutu.runtime.messaging.handling;

import io.urutu.runtime.messaging.declaring.Rate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.function.Consumer;

/**
 * Lets so many go on in a time and keeps the others, which cost no thread. The permits come evenly; what is not used
 * of a tenth of a second may be caught up with at once.
 *
 * <p>How many it keeps is bounded by the queue's prefetch.
 *
 * <p><b>Threading.</b> Safe for concurrent use; nothing is called while its monitor is held.
 */
final class RateGate {
    private static final long CATCH_UP = 100_000_000;

    private final long interval;
    private final long tolerance;
    private final Timer timer;
    private final Consumer<Inbound> next;
    private final Queue<Inbound> kept = new ArrayDeque<>();
    /** When the next permit is due if all are used evenly (the generic cell rate algorithm). */
    private long due;

    private boolean armed;
    private boolean closed;

    RateGate(Rate rate, Timer timer, Consumer<Inbound> next) {
        this.interval = Math.max(1, rate.per().toNanos() / rate.permits());
        this.tolerance = Math.max(0, CATCH_UP - interval);
        this.timer = timer;
        this.next = next;
        this.due = timer.nanos();
    }

    void enter(Inbound in) {
        boolean refused;
        synchronized (this) {
            refused = closed;
            if (!refused) {
                kept.add(in);
            }
        }
        if (refused) {
            in.turnAway();
        } else {
            letGo();
        }
    }

    private void letGo() {
        permitted().forEach(next);
    }

    private synchronized List<Inbound> permitted() {
        List<Inbound> free = new ArrayList<>(1);
        long now = timer.nanos();
        while (!kept.isEmpty() && now - (due - tolerance) >= 0) {
            free.add(kept.remove());
            due = (now - due > 0 ? now : due) + interval;
        }
        if (!kept.isEmpty() && !armed) {
            armed = true;
            timer.at(due - tolerance, this::wake);
        }
        return free;
    }

    private void wake() {
        synchronized (this) {
            armed = false;
        }
        letGo();
    }

    /** Keeps nothing any more of what it has; that is returned. */
    synchronized List<Inbound> drop() {
        List<Inbound> dropped = List.copyOf(kept);
        kept.clear();
        return dropped;
    }

    /** Turns away what it keeps and what comes. */
    void close() {
        synchronized (this) {
            closed = true;
        }
        drop().forEach(Inbound::turnAway);
    }
}
