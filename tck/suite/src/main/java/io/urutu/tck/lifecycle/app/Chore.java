package io.urutu.tck.lifecycle.app;

import io.urutu.messaging.Task;

/** A task that two handlers claim. */
@Task("tck.chore")
public record Chore(String key) {}
