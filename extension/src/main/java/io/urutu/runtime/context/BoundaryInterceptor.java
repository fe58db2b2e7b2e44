package io.urutu.runtime.context;

import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** What the interceptors of the three transaction annotations share. Public because containers instantiate it. */
public abstract class BoundaryInterceptor {
    /** That of {@code @Transactional} itself, whose words these annotations speak. */
    static final int PLACE = Interceptor.Priority.PLATFORM_BEFORE + 200;

    @Inject
    TransactionBoundary boundary;

    @Inject
    Executions executions;

    /** On the execution's own method the plan has honoured the annotation already. */
    @AroundInvoke
    public @Nullable Object around(InvocationContext call) throws Exception {
        boolean entry = executions
                .running()
                .map(execution -> execution.enters(
                        call.getTarget().getClass(), call.getMethod().getName()))
                .orElse(false);
        return entry ? call.proceed() : within(boundary, call::proceed);
    }

    abstract @Nullable Object within(TransactionBoundary boundary, Callable<?> body) throws Exception;
}
