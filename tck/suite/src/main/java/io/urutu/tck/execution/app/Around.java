package io.urutu.tck.execution.app;

import io.urutu.context.Execution;
import io.urutu.context.ExecutionInterceptor;
import io.urutu.tck.probe.Ledger;
import io.urutu.tck.probe.Rows;
import org.jspecify.annotations.Nullable;

/** Notes under the execution's id when it is entered and left; the innermost one also denies. */
abstract class Around implements ExecutionInterceptor {
    private final String name;

    Around(String name) {
        this.name = name;
    }

    @Override
    public @Nullable Object around(Execution execution, Chain chain) throws Exception {
        Ledger.note(execution.id(), name + (Rows.inTransaction() ? " in, transaction" : " in"));
        try {
            return proceed(execution, chain);
        } finally {
            Ledger.note(execution.id(), name + " out");
        }
    }

    @Nullable
    Object proceed(Execution execution, Chain chain) throws Exception {
        return chain.proceed();
    }
}
