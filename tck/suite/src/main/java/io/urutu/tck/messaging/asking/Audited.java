package io.urutu.tck.messaging.asking;

import io.urutu.messaging.Event;

/** Lives on another broker. */
@Event(value = "tck.audited", connection = "audit")
public record Audited(String key, String text) {}
