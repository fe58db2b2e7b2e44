package io.urutu.runtime.context;

import io.urutu.context.NoTransaction;
import jakarta.annotation.Priority;
import jakarta.interceptor.Interceptor;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** {@code @NoTransaction} on ordinary bean methods. Public because containers instantiate it. */
@Bounded(NoTransaction.class)
@Interceptor
@Priority(BoundaryInterceptor.PLACE)
public class NoTransactionInterceptor extends BoundaryInterceptor {
    @Override
    @Nullable
    Object within(TransactionBoundary boundary, Callable<?> body) throws Exception {
        return boundary.notSupported(body);
    }
}
