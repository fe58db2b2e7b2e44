package io.urutu.runtime.rest;

import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import java.util.Map;

/** Puts the filters before every resource method. Public because {@code ServiceLoader} instantiates it. */
public final class ExecutionFeature implements DynamicFeature {
    private static final int FIRST = 1;
    private static final int LAST = 1_000_000;

    private final Lookup lookup = new Lookup();

    @Override
    public void configure(ResourceInfo resource, FeatureContext context) {
        // servers that also scan for providers call this twice
        if (context.getConfiguration().isRegistered(ExecutionFilter.class)) {
            return;
        }
        ResourceTarget target = ResourceTarget.of(resource.getResourceClass(), resource.getResourceMethod());
        context.register(new RoleFilter(lookup), Map.of(ContainerRequestFilter.class, FIRST));
        context.register(
                new ExecutionFilter(lookup, target),
                Map.of(ContainerRequestFilter.class, LAST, ContainerResponseFilter.class, LAST));
        if (target.asynchronous()
                && !lookup.find().map(http -> http.knows(target)).orElse(true)) {
            RestMessages.toldUnreachableAsync(target.name());
        }
    }
}
