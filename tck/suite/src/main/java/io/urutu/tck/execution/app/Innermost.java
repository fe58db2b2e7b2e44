package io.urutu.tck.execution.app;

import io.urutu.context.Execution;
import io.urutu.context.HttpInfo;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.WebApplicationException;
import org.jspecify.annotations.Nullable;

/** Without a priority; denies and replaces where the path says so. */
@ApplicationScoped
public class Innermost extends Around {
    public Innermost() {
        super("innermost");
    }

    @Override
    @Nullable
    Object proceed(Execution execution, Chain chain) throws Exception {
        String path = execution.info() instanceof HttpInfo request ? request.path() : "";
        if (path.endsWith("/denied")) {
            throw new WebApplicationException(403);
        }
        Object result = chain.proceed();
        return path.endsWith("/replaced") ? "by interceptor" : result;
    }
}
