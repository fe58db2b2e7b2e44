package io.urutu.tck.messaging.asking;

import io.urutu.messaging.Event;

/** The second of two hops. */
@Event("tck.told-on")
public record ToldOn(String key) {}
