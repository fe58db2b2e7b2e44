package io.urutu.runtime.rest;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;

/**
 * A body of {@code application/problem+json} (RFC 9457).
 *
 * @param detail for the caller's eyes; never a value from the request
 * @param errors what is wrong where, when it is about fields
 */
record ProblemDetail(int status, String title, String detail, List<FieldError> errors) {
    static final MediaType TYPE = new MediaType("application", "problem+json");

    /**
     * One wrong field.
     *
     * @param field below the body, or the parameter's name
     */
    record FieldError(String field, String message) {}

    static ProblemDetail of(Response.Status status, String detail) {
        return new ProblemDetail(status.getStatusCode(), status.getReasonPhrase(), detail, List.of());
    }

    Response response() {
        return Response.status(status).type(TYPE).entity(json()).build();
    }

    String json() {
        JsonObjectBuilder problem = Json.createObjectBuilder()
                .add("title", title)
                .add("status", status)
                .add("detail", detail);
        if (!errors.isEmpty()) {
            JsonArrayBuilder array = Json.createArrayBuilder();
            errors.forEach(error -> array.add(
                    Json.createObjectBuilder().add("field", error.field).add("message", error.message)));
            problem.add("errors", array);
        }
        return problem.build().toString();
    }
}
