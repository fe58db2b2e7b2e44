package io.urutu.sample;

/** The body of {@code POST /api/tasks}; fields it does not name are ignored. */
public record NewTask(@TaskTitle String title) {}
