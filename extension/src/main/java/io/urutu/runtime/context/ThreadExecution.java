package io.urutu.runtime.context;

import io.urutu.context.Execution;
import io.urutu.context.spi.CurrentExecution;
import jakarta.enterprise.inject.Instance;
import java.util.concurrent.Callable;

/** What stands behind {@code io.urutu.Hooks}. */
final class ThreadExecution implements CurrentExecution {
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

    private RunningExecution running() {
        return executions.running().orElseThrow(ContextMessages::noExecution);
    }
}
