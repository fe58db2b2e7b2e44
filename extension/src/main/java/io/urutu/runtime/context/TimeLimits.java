package io.urutu.runtime.context;

import io.urutu.kernel.Threads;
import java.time.Duration;
import java.util.concurrent.DelayQueue;
import java.util.concurrent.Delayed;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Interrupts executions that last too long, on one thread of its own.
 *
 * <p><b>Threading.</b> Safe for concurrent use.
 */
final class TimeLimits {
    private final DelayQueue<Watch> watches = new DelayQueue<>();
    private final AtomicInteger lost = new AtomicInteger();
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
            watches.add(watch);
        }
        return watch;
    }

    private void expireWhatIsDue() {
        while (!stopped) {
            try {
                watches.take().expire();
            } catch (InterruptedException told) {
                // either stop() did, which the loop sees, or a server that wants its threads back
                stopped = true;
            }
        }
    }

    private enum State {
        RUNNING,
        INTERRUPTED,
        LOST,
        ENDED
    }

    /** One execution's limit. Its owner is the thread that made it; the time limits' thread only expires it. */
    final class Watch implements Delayed {
        private final Thread owner = Thread.currentThread();
        private final String target;
        private final Duration limit;
        private long deadline;
        private State state = State.RUNNING;
        private boolean expired;

        private Watch(String target, Duration limit) {
            this.target = target;
            this.limit = limit;
            this.deadline = System.nanoTime() + limit.toNanos();
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
                deadline = System.nanoTime() + grace.toNanos();
                watches.add(this);
            } else if (state == State.INTERRUPTED) {
                state = State.LOST;
                lost.incrementAndGet();
                ContextMessages.lost(target, limit, grace);
            }
        }

        @Override
        public long getDelay(TimeUnit unit) {
            return unit.convert(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
        }

        @Override
        public int compareTo(Delayed other) {
            return Long.compare(getDelay(TimeUnit.NANOSECONDS), other.getDelay(TimeUnit.NANOSECONDS));
        }
    }
}
