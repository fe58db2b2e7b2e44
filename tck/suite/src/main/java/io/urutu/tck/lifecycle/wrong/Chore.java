package io.urutu.tck.lifecycle.wrong;

import io.urutu.messaging.Task;

/** A task that two handlers claim. */
@Task("tck.chore")
public record Chore(String key) {}
