package io.urutu.sample;

import java.time.Instant;

/** A line of the activity log as the API shows it. */
public record ActivityView(String topic, String taskId, String text, Instant loggedAt) {}
