package io.urutu.context;

import java.time.Instant;
import java.util.Map;

/**
 * The unit of work this thread runs: one request, message, scheduled run or socket event.
 *
 * <pre>{@code
 * @Inject Execution execution;
 * log.info(execution.kind() + " " + execution.id());
 * }</pre>
 *
 * <p><b>Threading.</b> Injected instances may be kept anywhere; each call speaks of the caller's execution.
 *
 * <p><b>Failure.</b> {@link IllegalStateException} where no execution runs.
 */
public interface Execution {
    /** Unique, sortable by time (UUID version 7). */
    String id();

    ExecutionKind kind();

    /**
     * One id for the whole arc: the request that began it, and every message and action that followed. It is the trace
     * id of the first of them, or of the {@code traceparent} that reached us.
     */
    String flowId();

    /** The record of {@link #kind()}. */
    ExecutionInfo info();

    Instant startedAt();

    /** The {@link Metadata} that holds for the running method, by key: method over class, innermost block over both. */
    Map<String, MetadataValue> metadata();
}
