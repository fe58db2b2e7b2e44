package io.urutu.runtime.rest;

import io.urutu.messaging.PublishRefusedException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.ext.ExceptionMapper;

/** Nothing more can be taken for publishing: the caller is told to come back. Public because JAX-RS instantiates it. */
public final class PublishRefusedMapper implements ExceptionMapper<PublishRefusedException> {
    @Override
    public Response toResponse(PublishRefusedException refused) {
        return ProblemDetail.of(Status.SERVICE_UNAVAILABLE, String.valueOf(refused.getMessage()))
                .response();
    }
}
