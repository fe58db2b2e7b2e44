package io.urutu.tck.messaging.app;

import io.urutu.messaging.Task;

/** An element of a batch; how it ends is told by its name. */
@Task("tck.part")
public record Part(String key, String name) {}
