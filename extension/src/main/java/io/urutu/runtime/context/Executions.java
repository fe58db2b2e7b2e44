package io.urutu.runtime.context;

import io.urutu.context.CommitStage;
import io.urutu.context.Execution;
import io.urutu.context.ExecutionInfo;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/**
 * Runs executions, and tells the calling thread about its own.
 *
 * <p><b>Threading.</b> Safe for concurrent use; an execution is confined to its thread.
 */
public final class Executions {
    /**
     * Runs the body as an execution of its own on this thread, and returns after its transaction has completed. Throws
     * nothing: what went wrong is in the completion. On timeout the thread is interrupted; this method still returns
     * only when the body has.
     */
    public Completion run(ExecutionInfo info, ExecutionPlan plan, Origin origin, Duration timeout, Callable<?> body) {
        throw new UnsupportedOperationException();
    }

    /** The execution of this thread. */
    public Optional<Execution> current() {
        throw new UnsupportedOperationException();
    }

    /** Headers that carry trace context and flow id of this thread's execution to whatever it publishes; empty outside one. */
    public Map<String, String> outgoing() {
        throw new UnsupportedOperationException();
    }

    /** Marks the transaction active now and the whole execution rollback-only; works from any thread that runs it. */
    public void failOnly() {
        throw new UnsupportedOperationException();
    }

    /**
     * Keeps the work for later: until the JTA transaction active now commits, or, where none is active, until the
     * execution succeeds. Dropped when it rolls back or fails. The work only hands over; its stage tells when it is done.
     *
     * @throws IllegalStateException outside both, or where nothing can ever be released (read-only)
     */
    public void stage(CommitStage when, Supplier<CompletionStage<?>> work) {
        throw new UnsupportedOperationException();
    }

    /** How many works are staged and not yet released or dropped by the calling thread's transaction or execution. */
    public int staged() {
        throw new UnsupportedOperationException();
    }
}
