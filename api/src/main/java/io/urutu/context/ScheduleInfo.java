package io.urutu.context;

import java.time.Instant;

/**
 * A run of a scheduled action. {@code dueAt} and {@code dispatchedAt} are two instants: when it should have run, and
 * when the scheduler let it go.
 *
 * @param target the action method, as {@code Class#method}
 * @param action the action's name
 * @param dueAt the instant the cron expression named
 * @param dispatchedAt when the occurrence was dispatched
 * @param attempt which attempt this is, from 1
 */
public record ScheduleInfo(String target, String action, Instant dueAt, Instant dispatchedAt, int attempt)
        implements ExecutionInfo {
    @Override
    public ExecutionKind kind() {
        return ExecutionKind.SCHEDULE;
    }
}
