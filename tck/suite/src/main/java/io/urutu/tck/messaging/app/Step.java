package io.urutu.tck.messaging.app;

import io.urutu.messaging.Event;
import io.urutu.messaging.MessageKey;

/** One of several that belong together. */
@Event("tck.flow.step")
public record Step(@MessageKey String key, int number) {}
