package io.urutu.runtime.messaging.delivery;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.UndeclaredThrowableException;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/** Finds the application's own exception inside what proxies and containers wrap around it. */
public final class Causes {
    /** By name: not every server profile has session beans. */
    private static final Set<String> WRAPPERS = Set.of(
            InvocationTargetException.class.getName(),
            UndeclaredThrowableException.class.getName(),
            CompletionException.class.getName(),
            ExecutionException.class.getName(),
            "jakarta.ejb.EJBException",
            "jakarta.ejb.EJBTransactionRolledbackException");

    private Causes() {}

    public static Throwable unwrapped(Throwable failure) {
        Throwable cause = failure;
        while (WRAPPERS.contains(cause.getClass().getName()) && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }

    /** Throws an {@code Error} as it is; anything else is for the caller to throw. */
    public static Exception rethrown(@Nullable Throwable failure) {
        if (failure instanceof Error error) {
            throw error;
        }
        return failure instanceof Exception exception
                ? exception
                : new IllegalStateException("a Throwable that is neither Exception nor Error", failure);
    }
}
