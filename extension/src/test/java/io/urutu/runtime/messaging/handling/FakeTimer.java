package io.urutu.runtime.messaging.handling;

import java.time.Duration;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Queue;

/** Time that passes when the test says so. */
final class FakeTimer implements Timer {
    private record WakeUp(long at, long number, Runnable wake) {}

    private final Queue<WakeUp> asked =
            new PriorityQueue<>(Comparator.comparingLong(WakeUp::at).thenComparing(WakeUp::number));
    private long now;
    private long number;

    @Override
    public long nanos() {
        return now;
    }

    @Override
    public void at(long nanos, Runnable wake) {
        asked.add(new WakeUp(nanos, number++, wake));
    }

    /** Wakes who is to be woken in that time, each at its time. */
    void pass(Duration time) {
        long until = now + time.toNanos();
        while (!asked.isEmpty() && asked.peek().at() <= until) {
            WakeUp next = asked.remove();
            now = Math.max(now, next.at());
            next.wake().run();
        }
        now = until;
    }

    int asked() {
        return asked.size();
    }
}
