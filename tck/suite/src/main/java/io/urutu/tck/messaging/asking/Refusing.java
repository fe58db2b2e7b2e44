package io.urutu.tck.messaging.asking;

import io.urutu.messaging.Task;

/** Asks for what its handler refuses. */
@Task("tck.refusing")
public record Refusing(String key) {}
