package io.urutu.runtime.context;

import io.urutu.context.NewTransaction;
import jakarta.annotation.Priority;
import jakarta.interceptor.Interceptor;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** {@code @NewTransaction} on ordinary bean methods. Public because containers instantiate it. */
@Bounded(NewTransaction.class)
@Interceptor
@Priority(BoundaryInterceptor.PLACE)
public class NewTransactionInterceptor extends BoundaryInterceptor {
    @Override
    @Nullable
    Object within(TransactionBoundary boundary, Callable<?> body) throws Exception {
        return boundary.requiresNew(body);
    }
}
