package io.urutu.runtime.context;

import io.urutu.context.ExecutionScoped;
import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.enterprise.context.spi.AlterableContext;
import jakarta.enterprise.context.spi.Contextual;
import jakarta.enterprise.context.spi.CreationalContext;
import java.lang.annotation.Annotation;
import org.jspecify.annotations.Nullable;

/** The CDI context of {@code @ExecutionScoped}: the instances of the calling thread's execution. */
final class ExecutionContext implements AlterableContext {
    private final Executions executions;

    ExecutionContext(Executions executions) {
        this.executions = executions;
    }

    @Override
    public Class<? extends Annotation> getScope() {
        return ExecutionScoped.class;
    }

    @Override
    public <T> T get(Contextual<T> contextual, CreationalContext<T> creation) {
        ScopedInstances instances = instances();
        T existing = instances.get(contextual);
        return existing != null ? existing : instances.create(contextual, creation);
    }

    @Override
    public <T> @Nullable T get(Contextual<T> contextual) {
        return instances().get(contextual);
    }

    @Override
    public boolean isActive() {
        return executions.running().isPresent();
    }

    @Override
    public void destroy(Contextual<?> contextual) {
        instances().destroy(contextual);
    }

    private ScopedInstances instances() {
        return executions
                .running()
                .map(RunningExecution::instances)
                .orElseThrow(() -> new ContextNotActiveException(
                        ContextMessages.noExecution().getMessage()));
    }
}
