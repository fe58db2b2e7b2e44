package io.urutu.tck.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.urutu.tck.App;
import io.urutu.tck.Assertion;
import java.net.http.HttpResponse;

/** What is wrong with a request body is told in {@code application/problem+json}. */
public interface BadRequests {
    App app();

    @Assertion(
            id = "HTTP-20",
            promise = "An invalid body is answered 400 with the names of its fields, as problem+json.")
    default void invalid() {
        HttpResponse<String> answer = refused("{\"title\": \" \", \"size\": 0}");

        assertThat(answer.body()).contains("\"title\"", "\"size\"").doesNotContain("Exception");
    }

    @Assertion(id = "HTTP-21", promise = "A malformed body is answered 400, as problem+json.")
    default void malformed() {
        assertThat(refused("{\"title\": ").body()).contains("\"status\":400");
    }

    @Assertion(id = "HTTP-22", promise = "A field of the wrong type is answered 400, as problem+json.")
    default void wrongType() {
        assertThat(refused("{\"title\": \"x\", \"size\": \"many\"}").body()).contains("\"status\":400");
    }

    @Assertion(id = "HTTP-23", promise = "A valid body with unknown fields is taken.")
    default void unknownFields() {
        String key = App.key();

        HttpResponse<String> answer = app().post("api/things/" + key, "{\"title\": \"x\", \"size\": 1, \"more\": 2}");

        assertThat(answer.body()).isEqualTo("x");
        assertThat(app().notes(key)).containsExactly("created x");
    }

    private HttpResponse<String> refused(String body) {
        String key = App.key();

        HttpResponse<String> answer = app().post("api/things/" + key, body);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type").orElse("none")).startsWith("application/problem+json");
        assertThat(app().notes(key)).isEmpty();
        return answer;
    }
}
