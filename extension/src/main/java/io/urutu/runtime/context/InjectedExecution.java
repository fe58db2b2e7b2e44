package io.urutu.runtime.context;

import io.urutu.context.Execution;
import io.urutu.context.ExecutionInfo;
import io.urutu.context.ExecutionKind;
import io.urutu.context.MetadataValue;
import java.time.Instant;
import java.util.Map;

/** The {@link Execution} that is injected: each call speaks of the caller's. */
final class InjectedExecution implements Execution {
    private final Executions executions;

    InjectedExecution(Executions executions) {
        this.executions = executions;
    }

    @Override
    public String id() {
        return current().id();
    }

    @Override
    public ExecutionKind kind() {
        return current().kind();
    }

    @Override
    public String flowId() {
        return current().flowId();
    }

    @Override
    public ExecutionInfo info() {
        return current().info();
    }

    @Override
    public Instant startedAt() {
        return current().startedAt();
    }

    @Override
    public Map<String, MetadataValue> metadata() {
        return current().metadata();
    }

    private Execution current() {
        return executions.current().orElseThrow(ContextMessages::noExecution);
    }
}
