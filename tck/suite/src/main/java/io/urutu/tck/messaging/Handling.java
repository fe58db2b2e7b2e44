package io.urutu.tck.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.urutu.tck.App;
import io.urutu.tck.Assertion;
import io.urutu.tck.ServerLog;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Tag;

/** Who gets a message, in what execution, and what becomes of its work. */
public interface Handling {
    App app();

    /** Publishes a task that ends as told, and gives its key. */
    default String todo(String how) {
        String key = App.key();
        HttpResponse<String> answer = app().post("api/publish/" + key + "/todo/" + how, "");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return key;
    }

    @Assertion(id = "MSG-01", promise = "An event reaches each of its handlers once.")
    default void everyHandler() {
        String key = App.key();

        app().post("api/publish/" + key + "/event", "");

        app().awaits(key, "first event").awaits(key, "second tck.happened second true");
        assertThat(app().notes(key)).hasSize(2);
    }

    @Assertion(
            id = "MSG-02",
            promise = "A handler runs in a transaction of its own, on a thread where java:comp works.")
    default void transactionOfHandler() {
        String key = todo("done");

        app().awaits(key, "COMMITTED");
        assertThat(app().notes(key)).containsExactly("attempt 1", "done", "COMMITTED");
        assertThat(app().rows(key)).isOne();
    }

    @Assertion(id = "MSG-03", promise = "An exception rolls a handler's work back.")
    default void handlerFails() {
        rolledBack(todo("fails"));
    }

    @Assertion(id = "MSG-04", promise = "What a failing handler published never leaves.")
    default void failsAfterPublishing() {
        String key = todo("fails-after-publishing");

        rolledBack(key);
        String other = todo("publishes");
        app().awaits(other, "first from a handler");
        assertThat(app().notes(key)).doesNotContain("first from a handler");
    }

    @Assertion(id = "MSG-05", promise = "A handler's CompletionStage is awaited.")
    default void completionStage() {
        String key = todo("later");

        app().awaits(key, "COMMITTED");
        assertThat(app().notes(key)).containsExactly("attempt 1", "done later", "COMMITTED");
    }

    @Assertion(id = "MSG-06", promise = "A CompletionStage that fails rolls the handler's work back.")
    default void completionStageFails() {
        rolledBack(todo("later-fails"));
    }

    @Assertion(
            id = "MSG-07",
            promise = "@ExecutionScoped works in a handler: one instance, destroyed with its execution.")
    default void executionScope() {
        String key = todo("scope");

        app().awaits(key, "COMMITTED");
        String[] ids = app().notes(key).get(1).split(" ", 2);
        assertThat(ids[0]).isEqualTo(ids[1]);
        app().awaits(ids[0], "DESTROYED");
    }

    @Assertion(id = "BACK-01", promise = "reject() rolls back, also when the handler swallows what it throws.")
    default void rejectsSwallowed() {
        String key = todo("rejects-swallowed");

        rolledBack(key);
        assertThat(app().notes(key)).contains("swallowed").doesNotContain("returned");
    }

    @Assertion(id = "BACK-02", promise = "reject() inside a REQUIRES_NEW bean rolls back both transactions.")
    default void rejectsInNewTransaction() {
        String key = todo("rejects-in-new");

        rolledBack(key);
        assertThat(app().rows(key + "-inner")).isZero();
    }

    @Tag("ejb")
    @Assertion(id = "BACK-03", promise = "reject() inside a session bean rolls back, though its container wraps it.")
    default void rejectsInSessionBean() {
        String key = todo("rejects-in-ejb");

        rolledBack(key);
        assertThat(app().rows(key + "-inner")).isZero();
    }

    @Assertion(id = "BACK-04", promise = "nack() rolls back and gives the message to another attempt.")
    default void givesBack() {
        String key = todo("gives-back");

        app().awaits(key, "attempt 2").awaits(key, "COMMITTED");
        assertThat(app().notes(key)).contains("ROLLED BACK");
        assertThat(app().rows(key)).isOne();
    }

    @Assertion(id = "MSG-10", promise = "An event that nobody handles is a success.")
    default void unheard() {
        long mark = ServerLog.mark();

        assertThat(app().post("api/publish/" + App.key() + "/unheard", "").statusCode())
                .isEqualTo(200);

        app().awaits(todo("done"), "COMMITTED");
        assertThat(ServerLog.since(mark)).doesNotContain("not sent", "tck.unheard not");
    }

    @Assertion(id = "MSG-11", promise = "A task that nobody does is an error in the publisher's log, with its topic.")
    default void undone() {
        long mark = ServerLog.mark();

        assertThat(app().post("api/publish/" + App.key() + "/undone", "").statusCode())
                .isEqualTo(200);

        ServerLog.awaitSince(mark, "URUTU01", "tck.undone");
    }

    @Assertion(
            id = "MSG-12",
            promise =
                    "An event that requires a route and finds none is an error in the publisher's log, with its topic.")
    default void routed() {
        long mark = ServerLog.mark();

        assertThat(app().post("api/publish/" + App.key() + "/routed", "").statusCode())
                .isEqualTo(200);

        ServerLog.awaitSince(mark, "URUTU01", "tck.routed");
    }

    private void rolledBack(String key) {
        app().awaits(key, "ROLLED BACK");
        assertThat(app().notes(key)).startsWith("attempt 1").doesNotContain("COMMITTED", "attempt 2");
        assertThat(app().rows(key)).isZero();
    }
}
