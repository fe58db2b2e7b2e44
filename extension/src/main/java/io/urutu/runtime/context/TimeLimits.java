package io.urutu.runtime.context;

import io.urutu.kernel.Threads;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Interrupts executions that last too long, on one thread of its own.
 *
 * <p><b>Threading.</b> Safe for concurrent use.
 */
final class TimeLimits {
    private static final long NEVER = Long.MAX_VALUE;

    private final Set<Watch> watches = ConcurrentHashMap.newKeySet();
    private final AtomicInteger lost = new AtomicInteger();
    /** Nanoseconds since {@link #begin} at which the thread looks next; most executions end long before. */
    private final AtomicLong looksAt = new AtomicLong(NEVER);

    private final long begin = System.nanoTime();
    private final Duration grace;
    private volatile boolean stopped;
    private @Nullable Thread thread;

    TimeLimits(Duration grace) {
        this.grace = grace;
    }

    void start(Threads threads) {
        thread = threads.start("urutu-context-timeout-1", this::expireWhatIsDue);
    }

    void stop() {
        stopped = true;
        if (thread != null) {
            thread.interrupt();
        }
    }

    /** How many threads run something that did not answer its interrupt. */
    int lost() {
        return lost.get();
    }

    /** Watches the calling thread; without a limit when it is zero. */
    Watch watch(String target, Duration limit) {
        Watch watch = new Watch(target, limit);
        if (!limit.isZero()) {
            add(watch);
        }
        return watch;
    }

    /** The thread is woken only for what is due before it would look anyway. */
    private void add(Watch watch) {
        watches.add(watch);
        if (watch.deadline < looksAt.get()) {
            LockSupport.unpark(thread);
        }
    }

    /** An interrupt is stop()'s, which the loop sees, or a server's that wants its threads back. */
    private void expireWhatIsDue() {
        while (!stopped && !Thread.currentThread().isInterrupted()) {
            looksAt.set(NEVER); // who comes while we look wakes us for another look
            long now = now();
            watches.stream().filter(watch -> watch.deadline <= now).forEach(Watch::expire);
            long next =
                    watches.stream().mapToLong(watch -> watch.deadline).min().orElse(NEVER);
            looksAt.set(next);
            if (next == NEVER) {
                LockSupport.park(this);
            } else {
                LockSupport.parkNanos(this, next - now()); // not at all when that is past
            }
        }
    }

    private long now() {
        return System.nanoTime() - begin;
    }

    private enum State {
        RUNNING,
        INTERRUPTED,
        LOST,
        ENDED
    }

    /** One execution's limit. Its owner is the thread that made it; the time limits' thread only expires it. */
    final class Watch {
        private final Thread owner = Thread.currentThread();
        private final String target;
        private final Duration limit;
        /** As {@link #looksAt}. */
        private volatile long deadline;

        private State state = State.RUNNING;
        private boolean expired;

        private Watch(String target, Duration limit) {
            this.target = target;
            this.limit = limit;
            this.deadline = now() + limit.toNanos();
        }

        /** Whether the limit was passed. If so, the interrupt that told it is taken back. */
        synchronized boolean expired() {
            if (expired) {
                Thread.interrupted();
            }
            return expired;
        }

        /** As {@link #expired}; from here on no interrupt will come. */
        synchronized boolean end() {
            if (state == State.LOST) {
                lost.decrementAndGet();
                ContextMessages.lostReturned(target);
            }
            if (state != State.ENDED) {
                state = State.ENDED;
                watches.remove(this);
            }
            return expired();
        }

        private synchronized void expire() {
            if (state == State.RUNNING) {
                state = State.INTERRUPTED;
                expired = true;
                owner.interrupt();
                deadline = now() + grace.toNanos();
            } else if (state == State.INTERRUPTED) {
                state = State.LOST;
                deadline = NEVER;
                lost.incrementAndGet();
                ContextMessages.lost(target, limit, grace);
            }
        }
    }
}
