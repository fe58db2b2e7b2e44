package io.urutu.runtime.messaging.declaring;

import java.time.Duration;

/**
 * How messages become batches.
 *
 * @param size how many a batch has at most
 * @param linger how long its first message waits for others
 */
public record Batching(int size, Duration linger) {
    static final int DEFAULT_SIZE = 20;
    static final Duration DEFAULT_LINGER = Duration.ofMillis(100);
}
