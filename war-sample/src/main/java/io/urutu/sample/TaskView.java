package io.urutu.sample;

import java.time.Instant;

/**
 * A task as the API shows it.
 *
 * @param runs how often its work was begun
 * @param problem why it ended in {@code ERROR}, else null
 */
public record TaskView(String id, String title, TaskStatus status, int runs, String problem, Instant createdAt) {}
