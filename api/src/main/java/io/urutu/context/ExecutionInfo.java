package io.urutu.context;

/**
 * What is known of the cause of an execution: one record per {@link ExecutionKind}.
 *
 * <pre>{@code
 * if (execution.info() instanceof MessageInfo message && message.attempt() > 1) { … }
 * }</pre>
 *
 * <p>The records are values and never injected themselves; inject {@link Execution}.
 */
public sealed interface ExecutionInfo permits HttpInfo, MessageInfo, ScheduleInfo, SocketInfo {
    /** The kind this record belongs to. */
    ExecutionKind kind();

    /** The application's method that runs, as {@code Class#method}. */
    String target();
}
