package io.urutu.runtime.context;

import io.urutu.context.Execution;
import io.urutu.context.ExecutionInfo;
import io.urutu.context.spi.CurrentExecution;
import jakarta.enterprise.inject.Instance;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/** What stands behind {@code io.urutu.Hooks}. */
final class ThreadExecution implements CurrentExecution {
    private static final ExecutionPlan PLAN = new ExecutionPlan(ExecutionPlan.Mode.OWN, List.of(), List.of(), Map.of());

    private final Executions executions;
    private final Instance<TransactionBoundary> boundary;

    ThreadExecution(Executions executions, Instance<TransactionBoundary> boundary) {
        this.executions = executions;
        this.boundary = boundary;
    }

    @Override
    public Execution require() {
        return running();
    }

    @Override
    public <T> T withMetadata(String key, String value, Callable<T> body) throws Exception {
        return running().withMetadata(key, value, body);
    }

    @Override
    public <T> T inNewTransaction(Callable<T> body) throws Exception {
        running();
        return boundary.get().requiresNew(body);
    }

    @Override
    @SuppressWarnings({"unchecked", "NullAway"}) // the result is the body's, null where that gives null
    public <T> T inNewExecution(ExecutionInfo info, Callable<T> body) throws Exception {
        Completion completion = executions.run(info, PLAN, Origin.none(), Duration.ZERO, body);
        if (completion.failure().isEmpty()) {
            return (T) completion.result();
        }
        Throwable failure = completion.failure().get();
        if (failure instanceof Error error) {
            throw error;
        }
        throw (Exception) failure;
    }

    private RunningExecution running() {
        return executions.running().orElseThrow(ContextMessages::noExecution);
    }
}
