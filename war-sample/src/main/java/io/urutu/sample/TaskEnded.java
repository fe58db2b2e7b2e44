package io.urutu.sample;

import io.urutu.messaging.Event;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;

/** A task came to its end, good or bad. */
@Event("task.ended")
public record TaskEnded(@NotBlank String taskId, @NotBlank String title, @NotNull TaskStatus status) {}
