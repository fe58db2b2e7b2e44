package io.urutu.runtime.messaging.handling;

import io.urutu.runtime.messaging.declaring.Batching;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Gathers deliveries to batches. A batch goes on when it is full, or when its first element has waited long enough:
 * those that come later do not put that off.
 *
 * <p><b>Threading.</b> Safe for concurrent use; nothing is called while its monitor is held.
 */
final class Gathering {
    private final Batching rule;
    private final Timer timer;
    private final Consumer<List<Inbound>> next;
    private List<Inbound> gathered = new ArrayList<>();
    /** Which batch it is, so that a wake-up for an earlier one does nothing. */
    private long number;

    private boolean closed;

    Gathering(Batching rule, Timer timer, Consumer<List<Inbound>> next) {
        this.rule = rule;
        this.timer = timer;
        this.next = next;
    }

    void enter(Inbound in) {
        List<Inbound> full = List.of();
        long first = -1;
        boolean refused;
        synchronized (this) {
            refused = closed;
            if (!refused) {
                gathered.add(in);
                if (gathered.size() >= rule.size()) {
                    full = taken();
                } else if (gathered.size() == 1) {
                    first = number;
                }
            }
        }
        if (refused) {
            in.turnAway();
        } else if (first >= 0) {
            long batch = first;
            timer.at(timer.nanos() + rule.linger().toNanos(), () -> lingered(batch));
        } else if (!full.isEmpty()) {
            next.accept(full);
        }
    }

    private void lingered(long batch) {
        List<Inbound> late;
        synchronized (this) {
            late = number == batch ? taken() : List.of();
        }
        if (!late.isEmpty()) {
            next.accept(late);
        }
    }

    private synchronized List<Inbound> taken() {
        List<Inbound> batch = gathered;
        gathered = new ArrayList<>();
        number++;
        return batch;
    }

    /** Forgets what it gathered: it is somebody else's now. */
    void forget() {
        taken();
    }

    void close() {
        List<Inbound> left;
        synchronized (this) {
            closed = true;
            left = taken();
        }
        left.forEach(Inbound::turnAway);
    }
}
