package io.urutu.runtime.rest;

import io.urutu.runtime.rest.ProblemDetail.FieldError;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Input that Bean Validation refuses: 400 with the fields. Public because JAX-RS instantiates it. */
public final class InvalidInputMapper implements ExceptionMapper<ConstraintViolationException> {
    @Override
    public Response toResponse(ConstraintViolationException invalid) {
        if (invalid.getConstraintViolations().stream().anyMatch(InvalidInputMapper::isOurs)) {
            return ProblemDetail.of(Status.INTERNAL_SERVER_ERROR, "The answer is not valid.")
                    .response();
        }
        return describe(invalid).response();
    }

    static ProblemDetail describe(ConstraintViolationException invalid) {
        List<FieldError> errors = invalid.getConstraintViolations().stream()
                .map(violation -> new FieldError(field(violation.getPropertyPath()), violation.getMessage()))
                .sorted(Comparator.comparing(FieldError::field).thenComparing(FieldError::message))
                .toList();
        return new ProblemDetail(
                Status.BAD_REQUEST.getStatusCode(),
                Status.BAD_REQUEST.getReasonPhrase(),
                errors.size() == 1 ? "One field is not valid." : errors.size() + " fields are not valid.",
                errors);
    }

    /** A return value is nothing the caller could mend. */
    private static boolean isOurs(ConstraintViolation<?> violation) {
        return nodes(violation.getPropertyPath()).stream().anyMatch(node -> node.getKind() == ElementKind.RETURN_VALUE);
    }

    /** The properties below the parameter, as the caller wrote them; the parameter itself when there are none. */
    private static String field(Path path) {
        List<Path.Node> nodes = nodes(path);
        String properties = nodes.stream()
                .filter(node -> node.getKind() == ElementKind.PROPERTY)
                .map(Path.Node::toString)
                .collect(Collectors.joining("."));
        return properties.isEmpty() && !nodes.isEmpty()
                ? String.valueOf(nodes.get(nodes.size() - 1).getName())
                : properties;
    }

    private static List<Path.Node> nodes(Path path) {
        return StreamSupport.stream(path.spliterator(), false).toList();
    }
}
