package io.urutu.tck.lifecycle.app;

import io.urutu.messaging.Event;

/** Published before the application is up. */
@Event("tck.early")
public record Early(String key) {}
