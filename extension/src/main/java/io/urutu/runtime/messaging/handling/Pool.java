package io.urutu.runtime.messaging.handling;

import io.urutu.messaging.BusStatus;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;

/**
 * The slots that the calls of some handlers share, and what it costs to wait for them. It bounds calls, not messages:
 * also where those are acknowledged before they are handled.
 *
 * <p><b>Threading.</b> Safe for concurrent use.
 */
final class Pool {
    private static final long SLOW = TimeUnit.SECONDS.toNanos(1);
    private static final long QUIET = TimeUnit.MINUTES.toNanos(1);

    private final String name;
    private final Slots slots;
    private final Timer timer;
    private final LongAdder calls = new LongAdder();
    private final LongAdder slow = new LongAdder();
    private final LongAdder waited = new LongAdder();
    private final AtomicLong silentUntil;

    Pool(String name, int bound, Timer timer, Consumer<Call> workers) {
        this.name = name;
        this.slots = new Slots(bound, workers);
        this.timer = timer;
        this.silentUntil = new AtomicLong(timer.nanos());
    }

    Slots slots() {
        return slots;
    }

    /** A call begins that was ready to since then; how long it waited for slot and worker. */
    Duration begins(long readyAt) {
        long now = timer.nanos();
        long nanos = Math.max(0, now - readyAt);
        calls.increment();
        waited.add(nanos);
        if (nanos >= SLOW) {
            slow.increment();
            warn(nanos, now);
        }
        return Duration.ofNanos(nanos);
    }

    /** Once a minute. */
    private void warn(long nanos, long now) {
        long until = silentUntil.get();
        if (now - until >= 0 && silentUntil.compareAndSet(until, now + QUIET)) {
            HandlingMessages.saturated(name, Duration.ofNanos(nanos), slow.sum());
        }
    }

    BusStatus.Pool status() {
        return new BusStatus.Pool(
                name,
                slots.most(),
                slots.running(),
                slots.waiting(),
                calls.sum(),
                slow.sum(),
                Duration.ofNanos(waited.sum()));
    }
}
