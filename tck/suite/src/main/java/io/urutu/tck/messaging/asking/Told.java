package io.urutu.tck.messaging.asking;

import io.urutu.messaging.Event;

/** The first of two hops. */
@Event(value = "tck.told", version = 2)
public record Told(String key) {}
