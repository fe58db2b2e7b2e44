package io.urutu.context;

import org.jspecify.annotations.Nullable;

/**
 * Wraps every execution of every kind. A CDI bean of this type is enough; {@code @Priority} gives its place: those
 * below 1000 run outside the transaction, the others inside (default 2000). Lower numbers run further out.
 *
 * <pre>{@code
 * @ApplicationScoped @Priority(500)
 * class Tenancy implements ExecutionInterceptor {
 *     public Object around(Execution execution, Chain chain) throws Exception {
 *         try (var tenant = tenants.enter(execution)) {
 *             return chain.proceed();
 *         }
 *     }
 * }
 * }</pre>
 *
 * <p><b>Order.</b> Entered by priority, left in reverse, also when a later one fails on entry: everything entered is
 * left. An interceptor may deny by throwing, replace the result, or answer an exception with a result, which then holds.
 *
 * <p><b>Transactions.</b> An exception that leaves the inside of the transaction rolls it back.
 */
@FunctionalInterface
public interface ExecutionInterceptor {
    @Nullable
    Object around(Execution execution, Chain chain) throws Exception;

    /** What is left of the execution, the application's method innermost. */
    @FunctionalInterface
    interface Chain {
        @Nullable
        Object proceed() throws Exception;
    }
}
