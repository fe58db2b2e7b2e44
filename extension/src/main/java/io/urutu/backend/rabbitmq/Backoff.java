package io.urutu.backend.rabbitmq;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** How long to wait between tries: ever longer up to a limit, each a little off so that replicas do not come together. */
record Backoff(Duration first, Duration longest, double factor) {
    /**
     * A broker that is back is found within the longest pause, so it is short: a refused connect costs nobody
     * anything, and consuming again within two seconds of the broker's return is a promise (docs/recovery.md).
     */
    static final Backoff DEFAULT = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(1), 2);

    private static final double JITTER = 0.2;

    /** The wait after this many failures in a row, in milliseconds. */
    long after(int failures) {
        return after(failures, ThreadLocalRandom.current().nextDouble());
    }

    long after(int failures, double random) {
        double grown = (double) first.toMillis() * Math.pow(factor, Math.max(0, failures - 1));
        return (long) (Math.min(grown, (double) longest.toMillis()) * (1 - JITTER + 2 * JITTER * random));
    }
}
