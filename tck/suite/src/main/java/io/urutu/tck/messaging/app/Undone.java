package io.urutu.tck.messaging.app;

import io.urutu.messaging.Task;

/** A task nobody does. */
@Task("tck.undone")
public record Undone(String key) {}
