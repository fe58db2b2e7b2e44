package io.urutu.tck.execution.app;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Answers 418. */
@Provider
public class TeapotMapper implements ExceptionMapper<TeapotException> {
    @Override
    public Response toResponse(TeapotException mapped) {
        return Response.status(418).build();
    }
}
