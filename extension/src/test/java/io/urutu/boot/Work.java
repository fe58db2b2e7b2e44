package io.urutu.boot;

import io.urutu.messaging.Task;

/** What the fault suite publishes. */
@Task("faults.work")
public record Work(String id) {}
