package io.urutu.tck.execution;

import static org.assertj.core.api.Assertions.assertThat;

import io.urutu.tck.App;
import io.urutu.tck.Assertion;
import java.net.http.HttpResponse;
import java.util.List;

/** What stands around a method: scope, interceptors, metadata, and the hooks that reach them. */
public interface Surroundings {
    App app();

    @Assertion(
            id = "EXEC-30",
            promise = "@ExecutionScoped: one instance in an execution, whoever asks, destroyed with it.")
    default void executionScopeOfRequest() {
        String[] first = scope("basket").split(" ", 2);
        String[] second = scope("basket").split(" ", 2);

        assertThat(first[0]).isEqualTo(first[1]).isNotEqualTo(second[0]);
        app().awaits(first[0], "DESTROYED");
    }

    @Assertion(id = "EXEC-31", promise = "Execution tells kind, request and method, injected and by hook alike.")
    default void execution() {
        assertThat(scope("execution")).isEqualTo("HTTP GET ScopeResource#execution true");
    }

    @Assertion(
            id = "EXEC-32",
            promise = "Interceptors are entered by priority, below 1000 outside the transaction, and left in reverse.")
    default void interceptors() {
        String execution = scope("id");

        assertThat(app().notes(execution))
                .containsExactly(
                        "outer in",
                        "inner in, transaction",
                        "innermost in, transaction",
                        "method in transaction",
                        "innermost out",
                        "inner out",
                        "outer out");
    }

    @Assertion(id = "EXEC-33", promise = "An interceptor that throws denies the call, and everything entered is left.")
    default void denied() {
        String key = App.key();

        int status = app().post("api/scope/" + key + "/denied", "").statusCode();

        List<String> notes = app().notes(key);
        assertThat(status).isEqualTo(403);
        assertThat(notes).hasSize(1).doesNotContain("reached");
        assertThat(app().notes(notes.get(0))).endsWith("innermost out", "inner out", "outer out");
    }

    @Assertion(id = "EXEC-34", promise = "An interceptor may replace the result.")
    default void replaced() {
        assertThat(scope("replaced")).isEqualTo("by interceptor");
    }

    @Assertion(
            id = "EXEC-40",
            promise =
                    "Interceptors run around every kind of resource; where nothing can call them, the request is refused.")
    default void interceptedOrRefused() {
        interceptedOrRefused("unscoped");
        interceptedOrRefused("mixed");
    }

    private void interceptedOrRefused(String resource) {
        String key = App.key();

        HttpResponse<String> answer = app().post("api/" + resource + "/" + key, "");

        if (answer.statusCode() == 200) {
            assertThat(app().notes(answer.body())).startsWith("outer in").endsWith("outer out");
            assertThat(app().rows(key)).isOne();
        } else {
            assertThat(answer.body()).contains("URUTU06003");
            assertThat(app().rows(key)).isZero();
        }
    }

    @Assertion(
            id = "EXEC-35",
            promise = "Metadata: the method's entry hides its class's, a block's hides both for its time.")
    default void metadata() {
        assertThat(scope("metadata")).isEqualTo("method only block method none");
    }

    @Assertion(id = "EXEC-36", promise = "Hooks.session() works with the execution's transaction.")
    default void session() {
        String kept = App.key();
        String dropped = App.key();

        app().post("api/session/" + kept + "/returns", "");
        app().post("api/session/" + dropped + "/fails", "");

        assertThat(app().get("api/session/" + kept).body()).isEqualTo("true");
        assertThat(app().get("api/session/" + dropped).body()).isEqualTo("false");
    }

    @Assertion(id = "EXEC-37", promise = "Hooks.session(unit) gives the unit of that name.")
    default void namedSession() {
        assertThat(app().get("api/session/" + App.key() + "/units").body()).isEqualTo("first second");
    }

    @Assertion(id = "EXEC-38", promise = "Hooks refuse to work outside an execution.")
    default void hooksOutside() {
        assertThat(app().get("outside/hooks?key=" + App.key()).body()).startsWith("refused: URUTU");
    }

    @Assertion(
            id = "EXEC-39",
            promise = "ShutdownSignal is not requested while the application runs, and races are won by the body.")
    default void shutdownSignal() {
        assertThat(app().get("api/state/shutdown").body()).isEqualTo("false false ran");
    }

    @Assertion(
            id = "CONF-01",
            promise = "A @Settings record is injected with configured values, fallbacks and absences.")
    default void settings() {
        assertThat(app().get("api/state/settings").body()).isEqualTo("120 PT0.25S Optional.empty [red, green]");
    }

    private String scope(String what) {
        return app().get("api/scope/" + App.key() + "/" + what).body();
    }
}
