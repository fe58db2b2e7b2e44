package io.urutu.runtime.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import jakarta.json.bind.JsonbBuilder;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Valid;
import jakarta.validation.Validation;
import jakarta.validation.ValidatorFactory;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.ws.rs.core.Response.Status;
import org.junit.jupiter.api.Test;

/** What a caller reads of a bad request: the fields, never the values. */
class ProblemDetailTest {
    @Test
    void namesEachFieldAsTheCallerWroteIt() {
        String json = problem(new Body(" ", new Inner(-7))).json();

        assertThat(json)
                .isEqualTo(
                        "{\"title\":\"Bad Request\",\"status\":400,\"detail\":\"2 fields are not valid.\",\"errors\":["
                                + "{\"field\":\"inner.count\",\"message\":\"must be greater than or equal to 1\"},"
                                + "{\"field\":\"title\",\"message\":\"must not be blank\"}]}");
    }

    @Test
    void leavesErrorsOutWhereThereAreNone() {
        assertThat(ProblemDetail.of(Status.SERVICE_UNAVAILABLE, "a \"quoted\" word")
                        .json())
                .isEqualTo("{\"title\":\"Service Unavailable\",\"status\":503,\"detail\":\"a \\\"quoted\\\" word\"}");
    }

    @Test
    void namesTheParameterItself() throws Exception {
        assertThat(parameterProblem(0).errors())
                .containsExactly(new ProblemDetail.FieldError("size", "must be greater than or equal to 1"));
    }

    @Test
    void tellsWhereJsonIsMalformed() {
        assertThat(UnreadableBody.detail(failureOf("{\"title\":")))
                .matches("The body is not well-formed JSON: line 1, column \\d+\\.");
        assertThat(UnreadableBody.detail(failureOf("{\"title\":{}}")))
                .isEqualTo("The body does not have the form this resource takes.");
    }

    private static Throwable failureOf(String json) {
        return catchThrowable(() -> JsonbBuilder.create().fromJson(json, Titled.class));
    }

    private static ProblemDetail problem(Body body) {
        try (ValidatorFactory factory = Validation.buildDefaultValidatorFactory()) {
            return InvalidInputMapper.describe(
                    new ConstraintViolationException(factory.getValidator().validate(body)));
        }
    }

    private static ProblemDetail parameterProblem(int size) throws NoSuchMethodException {
        try (ValidatorFactory factory = Validation.buildDefaultValidatorFactory()) {
            return InvalidInputMapper.describe(new ConstraintViolationException(factory.getValidator()
                    .forExecutables()
                    .validateParameters(
                            new Listing(), Listing.class.getMethod("list", int.class), new Object[] {size})));
        }
    }

    public static class Titled {
        public String title;
    }

    public record Body(@NotBlank String title, @Valid Inner inner) {}

    public record Inner(@Min(1) int count) {}

    public static class Listing {
        public void list(@Min(1) int size) {}
    }
}
