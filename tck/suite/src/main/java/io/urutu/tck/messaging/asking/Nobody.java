package io.urutu.tck.messaging.asking;

import io.urutu.messaging.Event;

/** Asks nobody. */
@Event("tck.nobody")
public record Nobody(String key) {}
