package io.urutu.runtime.rest;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.Response.Status;

/** Answers 503 before anything else where this process does not serve requests. */
final class RoleFilter implements ContainerRequestFilter {
    private final Lookup lookup;

    RoleFilter(Lookup lookup) {
        this.lookup = lookup;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        lookup.find()
                .flatMap(HttpExecutions::closed)
                .ifPresent(why -> request.abortWith(
                        ProblemDetail.of(Status.SERVICE_UNAVAILABLE, why).response()));
    }
}
