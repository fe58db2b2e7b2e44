package io.urutu.tck.messaging.app;

import io.urutu.messaging.Event;

/** An event nobody handles. */
@Event("tck.unheard")
public record Unheard(String key) {}
