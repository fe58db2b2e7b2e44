package io.urutu.tck.messaging.app;

import io.urutu.messaging.Task;
import jakarta.validation.constraints.NotBlank;

/** A task whose handler ends as {@code how} says. */
@Task("tck.todo")
public record Todo(@NotBlank String key, @NotBlank String how) {}
