package io.urutu.sample;

import io.urutu.messaging.Event;
import jakarta.validation.constraints.NotBlank;

/** Somebody asked for a task. */
@Event("task.created")
public record TaskCreated(@NotBlank String taskId, @NotBlank String title) {}
