package io.urutu.testkit;

import java.util.Map;

/**
 * A message a handler is done with: its work holds, and the broker has forgotten the message.
 *
 * @param queue the handler's, {@code <application>.<handler>}
 * @param headers those the application set, as text
 * @param attempt which attempt it was that succeeded, from 1
 */
public record Handled<T>(T payload, String queue, String topic, String id, Map<String, String> headers, int attempt) {}
