package io.urutu.sample;

import io.urutu.messaging.Task;
import jakarta.validation.constraints.NotBlank;

/** The order to do the work. */
@Task("task.run")
public record RunTask(@NotBlank String taskId) {}
