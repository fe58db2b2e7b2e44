package io.urutu.tck.messaging.app;

import io.urutu.messaging.Event;

/** An event somebody should handle, and nobody does. */
@Event(value = "tck.routed", requireRoute = true)
public record Routed(String key) {}
