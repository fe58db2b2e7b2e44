package io.urutu.tck.messaging.app;

import io.urutu.messaging.Task;

/** Work of which not everything may be done at the same time. */
@Task("tck.load")
public record Load(String key, int of) {}
