package io.urutu.testkit;

import java.util.Map;

/**
 * A message in a dead letter queue.
 *
 * @param queue the queue of the handler that could not handle it
 * @param headers those the application set, as text
 * @param attempts how many there were; 0 where the broker itself buried it
 * @param cause the exception's class; {@code rejected}, {@code invalid}, {@code oversized}, {@code undecodable} where it
 *     was no exception of the application; the broker's word, such as {@code expired}, where that buried it
 * @param reason the exception's message, or the text given to {@code reject}; empty where there is none
 */
public record DeadLettered<T>(
        T payload,
        String queue,
        String topic,
        String id,
        Map<String, String> headers,
        int attempts,
        String cause,
        String reason) {}
