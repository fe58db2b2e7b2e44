package io.urutu.tck.execution.app;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;

/** A request body with rules. */
public record NewThing(@NotBlank String title, @Min(1) int size) {}
