package io.urutu.runtime.context;

import io.urutu.context.ReadOnly;
import jakarta.annotation.Priority;
import jakarta.interceptor.Interceptor;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** {@code @ReadOnly} on ordinary bean methods. Public because containers instantiate it. */
@Bounded(ReadOnly.class)
@Interceptor
@Priority(BoundaryInterceptor.PLACE)
public class ReadOnlyInterceptor extends BoundaryInterceptor {
    @Override
    @Nullable
    Object within(TransactionBoundary boundary, Callable<?> body) throws Exception {
        return boundary.readOnly(body);
    }
}
