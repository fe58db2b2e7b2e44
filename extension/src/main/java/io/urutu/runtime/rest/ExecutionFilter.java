package io.urutu.runtime.rest;

import io.urutu.context.HttpInfo;
import io.urutu.runtime.context.Completion;
import io.urutu.runtime.context.Origin;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.Response.Status;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Opens the execution of one resource method's requests, last of all request filters, and ends it, first of all response
 * filters, where the method's interceptor was not reached or could not.
 *
 * <p><b>Transactions.</b> Where the interceptor was reached, a returned {@code Response} has committed and an exception
 * has rolled back. Where it was not (the container knows no such bean), only the status can tell: 400 and above rolls
 * back.
 *
 * <p><b>Failure.</b> Where the application has {@code ExecutionInterceptor}s, a method must not be answered for that ran
 * without them: refused before it runs if that can be known, else rolled back and replaced by a 500.
 */
final class ExecutionFilter implements ContainerRequestFilter, ContainerResponseFilter {
    private static final String CALL = "io.urutu.call";
    private static final List<String> CARRIED = List.of("traceparent", "tracestate", "baggage", Origin.FLOW);
    private static final int FIRST_FAILURE = 400;

    private final Lookup lookup;
    private final ResourceTarget target;

    ExecutionFilter(Lookup lookup, ResourceTarget target) {
        this.lookup = lookup;
        this.target = target;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        lookup.find().filter(http -> !http.isInside()).ifPresent(http -> open(http, request));
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (!(request.getProperty(CALL) instanceof HttpCall call)
                || !call.target().equals(target)) {
            return; // never opened, or another method's that forwarded here
        }
        if (call.isMine()) {
            if (call.isOpen()) {
                end(call, response);
            }
        } else if (!call.isReached() && response.getStatus() < FIRST_FAILURE) {
            // answered from another thread; its own one could only roll back what the method left behind
            replace(response, RestMessages.unreachableAsync(target.name()));
        }
    }

    private void open(HttpExecutions http, ContainerRequestContext request) {
        Optional<String> refusal = refusal(http, request);
        if (refusal.isPresent()) {
            request.abortWith(ProblemDetail.of(Status.INTERNAL_SERVER_ERROR, refusal.get())
                    .response());
            return;
        }
        String path = request.getUriInfo().getPath();
        HttpInfo info = new HttpInfo(target.name(), request.getMethod(), path.startsWith("/") ? path : "/" + path);
        request.setProperty(CALL, http.open(target, info, origin(http, request)));
    }

    /** Why the method must not run: nothing could stand before it, and something has to. */
    private Optional<String> refusal(HttpExecutions http, ContainerRequestContext request) {
        if (http.knows(target) && !isPlain(request)) {
            return Optional.empty();
        }
        if (target.asynchronous()) {
            return Optional.of(RestMessages.unreachableAsync(target.name()));
        }
        if (!http.isIntercepted()) {
            return Optional.empty();
        }
        RestMessages.refusedUnreachable(target.name());
        return Optional.of(RestMessages.unreachable(target.name()));
    }

    private boolean isPlain(ContainerRequestContext request) {
        List<Object> matched = request.getUriInfo().getMatchedResources();
        return !matched.isEmpty() && target.isPlain(matched.get(0));
    }

    private void end(HttpCall call, ContainerResponseContext response) {
        if (call.isReached()) {
            call.endAsRecorded();
        } else if (response.getStatus() >= FIRST_FAILURE) {
            call.end(RestMessages.answered(target.name(), response.getStatus()));
        } else if (lookup.find().map(HttpExecutions::isIntercepted).orElse(false)) {
            call.end(RestMessages.abandoned(target.name()));
            RestMessages.refusedUnreachable(target.name());
            replace(response, RestMessages.unreachable(target.name()));
        } else {
            commit(call, response);
        }
    }

    private void commit(HttpCall call, ContainerResponseContext response) {
        Completion completion = call.end(null);
        completion.failure().ifPresent(failure -> {
            RestMessages.toldNotCommitted(target.name(), failure);
            replace(response, RestMessages.notCommitted(target.name()));
        });
    }

    private static void replace(ContainerResponseContext response, String detail) {
        ProblemDetail problem = ProblemDetail.of(Status.INTERNAL_SERVER_ERROR, detail);
        response.setStatus(problem.status());
        response.setEntity(problem.json(), new Annotation[0], ProblemDetail.TYPE);
    }

    private static Origin origin(HttpExecutions http, ContainerRequestContext request) {
        Map<String, String> carried = new TreeMap<>();
        for (String name : CARRIED) {
            Optional.ofNullable(request.getHeaderString(name)).ifPresent(value -> carried.put(name, value));
        }
        return new Origin(carried, http.pick(request.getHeaders().keySet(), request::getHeaderString));
    }
}
