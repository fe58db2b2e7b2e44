package io.urutu.backend.rabbitmq;

import java.time.Duration;

/**
 * The lengths of time a message can wait at the broker: ten preferred numbers (ISO 3, R10) a decade, from 100 ms to
 * 4000 s. Any delay is rounded up to one of them, so by 28 % at most, and all of an application's handlers share the
 * queues behind them.
 */
public final class DelayTiers {
    private static final int[] PREFERRED = {100, 125, 160, 200, 250, 315, 400, 500, 630, 800};
    static final long SHORTEST = 100;
    static final long LONGEST = 4_000_000;

    private DelayTiers() {}

    /** The shortest tier, in milliseconds, that is not shorter than the delay; the longest for what is longer still. */
    public static long atLeast(Duration delay) {
        long millis = delay.compareTo(Duration.ofMillis(LONGEST)) >= 0 ? LONGEST : upwards(delay);
        for (long decade = 1; ; decade *= 10) {
            for (int number : PREFERRED) {
                if (number * decade >= millis) {
                    return number * decade;
                }
            }
        }
    }

    private static long upwards(Duration delay) {
        return delay.toMillis() + (delay.toNanos() % 1_000_000 == 0 ? 0 : 1);
    }
}
