package io.urutu.backend.rabbitmq;

import java.time.Duration;

/** A moment until which several steps share the time. */
record Deadline(long at) {
    static Deadline in(Duration atMost) {
        return new Deadline(System.nanoTime() + atMost.toNanos());
    }

    /** Half of what is left of it. */
    Deadline half() {
        return new Deadline(System.nanoTime() + remainingNanos() / 2);
    }

    long remainingNanos() {
        return Math.max(0, at - System.nanoTime());
    }

    int remainingMillis() {
        return (int) Math.min(Integer.MAX_VALUE, remainingNanos() / 1_000_000);
    }
}
