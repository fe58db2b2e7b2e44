package io.urutu.tck.execution.app;

import io.urutu.context.Execution;
import io.urutu.context.HttpInfo;
import io.urutu.tck.probe.Ledger;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/** Outside the transaction; notes the execution's id where a test that was denied finds it. */
@ApplicationScoped
@Priority(500)
public class Outer extends Around {
    public Outer() {
        super("outer");
    }

    @Override
    @Nullable
    Object proceed(Execution execution, Chain chain) throws Exception {
        if (execution.info() instanceof HttpInfo request && request.path().endsWith("/denied")) {
            String[] parts = request.path().split("/", -1);
            Ledger.note(parts[parts.length - 2], execution.id());
        }
        return chain.proceed();
    }
}
