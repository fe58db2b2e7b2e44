package io.urutu.testkit;

import java.util.Map;

/**
 * A message that left the application and reached the broker.
 *
 * @param headers those the application set, as text
 */
public record Published<T>(T payload, String topic, String id, Map<String, String> headers) {}
