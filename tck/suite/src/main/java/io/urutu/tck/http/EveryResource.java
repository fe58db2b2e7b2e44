package io.urutu.tck.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.urutu.tck.App;
import io.urutu.tck.Assertion;
import org.junit.jupiter.api.Tag;

/**
 * Each kind of resource: its row is committed when the first byte of the answer is written, and gone after a failure.
 * The promise is one; the ways a server loses it are many, and silent.
 */
public interface EveryResource {
    App app();

    @Assertion(
            id = "HTTP-01",
            promise = "A request-scoped resource answers after its commit, and keeps nothing when it fails.")
    default void requestScoped() {
        holds("request-scoped");
    }

    @Assertion(id = "HTTP-02", promise = "So does an application-scoped one.")
    default void applicationScoped() {
        holds("application-scoped");
    }

    @Assertion(id = "HTTP-03", promise = "So does one without a scope, which is no bean everywhere.")
    default void withoutScope() {
        holds("plain");
    }

    @Tag("ejb")
    @Assertion(id = "HTTP-04", promise = "So does a stateless session bean.")
    default void sessionBean() {
        holds("stateless");
    }

    @Assertion(id = "HTTP-05", promise = "So does one that inherits its methods.")
    default void inheritedMethods() {
        holds("inherited");
    }

    @Assertion(id = "HTTP-06", promise = "So does one that implements a generic base class.")
    default void genericBase() {
        holds("generic");
    }

    @Assertion(id = "HTTP-07", promise = "So does one whose annotations stand on an interface.")
    default void annotatedInterface() {
        holds("interface");
    }

    @Assertion(id = "HTTP-08", promise = "So does a sub-resource made with new.")
    default void newSubResource() {
        holds("parent/new");
    }

    @Assertion(id = "HTTP-09", promise = "So does a sub-resource that is a bean.")
    default void beanSubResource() {
        holds("parent/bean");
    }

    @Assertion(id = "HTTP-10", promise = "So does one with an injected member and @Transactional on another method.")
    default void bindingOnAnotherMethod() {
        holds("mixed");
    }

    @Assertion(id = "HTTP-11", promise = "A CompletionStage method commits when it returns, before its answer.")
    default void completionStage() {
        holds("async");
    }

    private void holds(String kind) {
        String kept = App.key();
        assertThat(app().post("api/" + kind + "/" + kept, "").body()).isEqualTo("COMMITTED");
        assertThat(app().rows(kept)).isOne();

        String failed = App.key();
        assertThat(app().post("api/" + kind + "/" + failed + "/fail", "").statusCode())
                .isEqualTo(500);
        assertThat(app().rows(failed)).isZero();
        assertThat(app().notes(failed)).containsExactly("ROLLED BACK");
    }
}
