package io.urutu.tck.restarts;

import io.urutu.messaging.Task;

/** Something to be booked once. */
@Task("restarts.entry")
public record Entry(String id) {}
