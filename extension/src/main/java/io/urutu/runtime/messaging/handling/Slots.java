package io.urutu.runtime.messaging.handling;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Lets a number of calls go on at a time and keeps the others, first come, first served. How many it keeps is bounded
 * by the prefetch of the queues they came from.
 *
 * <p><b>Threading.</b> Safe for concurrent use; nothing is called while its monitor is held.
 */
final class Slots {
    private enum Answer {
        GOES_ON,
        WAITS,
        REFUSED
    }

    private final int most;
    private final Consumer<Call> next;
    private final Queue<Call> waiting = new ArrayDeque<>();
    private int running;
    private boolean closed;

    /** @param most 0 for any number */
    Slots(int most, Consumer<Call> next) {
        this.most = most;
        this.next = next;
    }

    int most() {
        return most;
    }

    synchronized int running() {
        return running;
    }

    synchronized int waiting() {
        return waiting.size();
    }

    void enter(Call call) {
        switch (admit(call)) {
            case GOES_ON -> next.accept(call);
            case REFUSED -> call.turnAway();
            case WAITS -> {}
        }
    }

    private synchronized Answer admit(Call call) {
        if (closed) {
            return Answer.REFUSED;
        }
        if (most > 0 && running >= most) {
            waiting.add(call);
            return Answer.WAITS;
        }
        running++;
        return Answer.GOES_ON;
    }

    /** One of those that went on is over. */
    void leave() {
        Call freed = freed();
        if (freed != null) {
            next.accept(freed);
        }
    }

    private synchronized @Nullable Call freed() {
        Call first = closed ? null : waiting.poll();
        if (first == null) {
            running--;
        }
        return first;
    }

    /** Refuses what waits; nothing more goes on. */
    void close() {
        Queue<Call> left;
        synchronized (this) {
            closed = true;
            left = new ArrayDeque<>(waiting);
            waiting.clear();
        }
        left.forEach(Call::turnAway);
    }
}
