package io.urutu.tck.messaging.app;

import io.urutu.messaging.Event;
import io.urutu.messaging.Publishable;

/** An event with two handlers. */
@Event("tck.happened")
public record Happened(String key, String how) implements Publishable {}
