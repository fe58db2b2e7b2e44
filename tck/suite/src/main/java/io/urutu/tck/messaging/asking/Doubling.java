package io.urutu.tck.messaging.asking;

import io.urutu.messaging.Task;

/** Asks for twice the number. */
@Task("tck.doubling")
public record Doubling(String key, int number) {}
