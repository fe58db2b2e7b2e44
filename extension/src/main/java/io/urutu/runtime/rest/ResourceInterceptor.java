package io.urutu.runtime.rest;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Ends the request's execution when its method returns, before anything is written; sees the result and the exception.
 * Outside of {@code @Transactional}. Public because containers instantiate it.
 */
@Interceptor
@ResourceCall
@Priority(Interceptor.Priority.PLATFORM_BEFORE + 50)
public class ResourceInterceptor {
    @Inject
    HttpExecutions http;

    @AroundInvoke
    public @Nullable Object around(InvocationContext invocation) throws Exception {
        Optional<HttpCall> call = http.call()
                .filter(open -> open.reaches(
                        invocation.getTarget(),
                        invocation.getMethod().getName(),
                        invocation.getMethod().getParameterCount()));
        return call.isPresent() ? call.get().run(invocation::proceed) : invocation.proceed();
    }
}
