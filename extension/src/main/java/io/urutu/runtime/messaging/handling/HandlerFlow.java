package io.urutu.runtime.messaging.handling;

import io.urutu.messaging.spi.IncomingMessage;
import io.urutu.messaging.spi.Outcome;
import io.urutu.runtime.messaging.binding.Handler;
import io.urutu.runtime.messaging.declaring.FlowRules;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The way of one handler's deliveries to a worker, past whatever the handler asked for:
 *
 * <pre>
 * delivery → key → lane of the key → rate → batch → the handler's own slots → its pool's slots → worker
 * </pre>
 *
 * <p>What has to wait waits here, unsettled and without a thread; so its number is bounded by the queue's prefetch.
 *
 * <p><b>Threading.</b> Safe for concurrent use; the broker's thread and the timer's only hand over.
 */
final class HandlerFlow {
    private static final Outcome REQUEUED = new Outcome.Requeued();
    /** Until the workers, all full, are asked again. */
    private static final long FULL_PAUSE = TimeUnit.SECONDS.toNanos(1);

    private final Handler handler;
    private final HandlerRunner runner;
    private final Timer timer;
    private final Pool pool;
    private final @Nullable Slots own;
    private final @Nullable Gathering gathering;
    private final @Nullable RateGate rate;
    private final @Nullable Lanes lanes;
    private final @Nullable KeyStage keys;
    /** Of an ordered handler. */
    private final @Nullable OrderedAttempts ordered;

    private final Consumer<Inbound> entry;
    private final AtomicInteger era = new AtomicInteger();
    private volatile boolean stopped;

    /** @param ownBound how many calls of this handler run at a time, within what its pool allows; 0 for any number */
    HandlerFlow(Handler handler, HandlerRunner runner, Pool pool, int ownBound, WorkerPool workers, Timer timer) {
        FlowRules rules = handler.flow();
        this.handler = handler;
        this.runner = runner;
        this.timer = timer;
        this.pool = pool;
        this.own = ownBound == 0 ? null : new Slots(ownBound, pool.slots()::enter);
        this.gathering = handler.declaration().batch() ? new Gathering(rules.batching(), timer, this::gathered) : null;
        Consumer<Inbound> last = gathering == null ? this::ready : gathering::enter;
        this.rate = rules.rate().map(limit -> new RateGate(limit, timer, last)).orElse(null);
        Consumer<Inbound> limited = rate == null ? last : rate::enter;
        this.lanes =
                rules.keyed() ? new Lanes(rules.ordered() ? 1 : rules.perKey().orElse(1), timer, limited) : null;
        this.keys = lanes == null ? null : new KeyStage(handler, runner.reader(), workers::submit, timer, lanes::enter);
        this.ordered = rules.ordered() ? new OrderedAttempts(handler, runner.settlement(), timer) : null;
        this.entry = keys == null ? limited : keys::enter;
    }

    Handler handler() {
        return handler;
    }

    /** From the broker's thread. */
    CompletionStage<Outcome> offer(IncomingMessage message) {
        Inbound in = new Inbound(this, runner.incoming(message), timer.nanos(), era.get());
        if (stopped) {
            turnAway(in);
        } else {
            entry.accept(in);
        }
        return in.outcome();
    }

    private void ready(Inbound in) {
        if (rate != null || lanes != null) {
            in.readyAt(timer.nanos());
        }
        toSlots(in);
    }

    private void gathered(List<Inbound> elements) {
        BatchCall batch = new BatchCall(this, elements);
        batch.readyAt(timer.nanos());
        toSlots(batch);
    }

    private void toSlots(Call call) {
        if (own == null) {
            pool.slots().enter(call);
        } else {
            own.enter(call);
        }
    }

    private void leaveSlots() {
        pool.slots().leave();
        if (own != null) {
            own.leave();
        }
    }

    /** On a worker. */
    void run(Inbound in) {
        var waited = pool.begins(in.readyAt());
        Outcome outcome = REQUEUED;
        try {
            if (isCurrent(in)) {
                outcome = runner.run(in, waited);
            }
        } finally {
            leaveSlots();
            end(in, outcome);
        }
    }

    /** On a worker; whatever breaks in there, the broker learns that the deliveries are free again. */
    void run(BatchCall batch) {
        var waited = pool.begins(batch.readyAt());
        try {
            List<Inbound> current =
                    batch.elements().stream().filter(this::isCurrent).toList();
            if (!current.isEmpty()) {
                runner.run(handler, current, waited);
            }
        } finally {
            leaveSlots();
            batch.elements().forEach(Inbound::giveBack);
        }
    }

    /** Whether the delivery's channel is still there. */
    private boolean isCurrent(Inbound in) {
        return in.era() == era.get();
    }

    private void end(Inbound in, Outcome outcome) {
        if (ordered == null) {
            in.settle(outcome);
            leaveLane(in);
        } else if (isCurrent(in)) {
            endInOrder(in, outcome, ordered);
        } else {
            leaveLane(in);
        }
    }

    /** What is to be tried again keeps its place, and its lane waits. */
    private void endInOrder(Inbound in, Outcome outcome, OrderedAttempts attempts) {
        OrderedAttempts.Next next = attempts.after(in, outcome);
        if (next instanceof OrderedAttempts.Again again && lanes != null) {
            in.becomes(again.message());
            lanes.rest(in, again.nanos());
        } else if (next instanceof OrderedAttempts.Over over) {
            in.settle(over.outcome());
            leaveLane(in);
        }
    }

    private void leaveLane(Inbound in) {
        if (lanes != null) {
            lanes.leave(in);
        }
    }

    /** By the workers, which are full or stop. */
    void refused(Inbound in) {
        leaveSlots();
        if (ordered != null && lanes != null) {
            lanes.rest(in, FULL_PAUSE);
        } else {
            in.giveBack();
            leaveLane(in);
        }
    }

    void refused(BatchCall batch) {
        leaveSlots();
        batch.elements().forEach(Inbound::giveBack);
    }

    /** By a gate that is closed. What is ordered stays unsettled: with its channel it goes back in its order, and not before. */
    void turnAway(Inbound in) {
        if (ordered == null) {
            in.giveBack();
        }
    }

    /** The deliveries so far are lost with their channel. */
    void lost() {
        era.incrementAndGet();
        if (keys != null) {
            keys.forget();
        }
        if (lanes != null) {
            lanes.forget();
        }
        dropLimited();
        if (gathering != null) {
            gathering.forget();
        }
    }

    /** Of an ordered handler: begins nothing any more, and tells once nothing runs. */
    void hold(Runnable idle) {
        if (keys != null) {
            keys.forget();
        }
        if (lanes != null) {
            lanes.close(idle);
            dropLimited();
        }
    }

    void goOn() {
        if (lanes != null) {
            lanes.open();
        }
    }

    private void dropLimited() {
        if (rate != null) {
            rate.drop().forEach(this::leaveLane);
        }
    }

    /** Begins nothing any more, and gives back what waits. */
    void stop() {
        stopped = true;
        if (keys != null) {
            keys.close();
        }
        if (lanes != null) {
            lanes.close(() -> {});
        }
        if (rate != null) {
            rate.close();
        }
        if (gathering != null) {
            gathering.close();
        }
        if (own != null) {
            own.close();
        }
    }
}
