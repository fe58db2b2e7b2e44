package io.urutu.tck.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.urutu.tck.App;
import io.urutu.tck.Assertion;

/** What a handler gets again, how often and when, and what becomes of its work meanwhile. */
public interface Retrying {
    App app();

    /** Publishes a task to one of the handlers that do theirs again, and gives its key. */
    default String again(String handler, String how) {
        String key = App.key();
        assertThat(app().post("api/publish/" + key + "/again/" + handler + "/" + how, "")
                        .statusCode())
                .isEqualTo(200);
        return key;
    }

    @Assertion(
            id = "RETRY-01",
            promise = "A failing handler has the attempts of its policy, each rolled back, no more.")
    default void budget() {
        String key = again("again", "fails");

        app().awaits(key, "told of attempt 3");
        app().awaits(again("again", "later"), "waited as asked");
        assertThat(app().notes(key))
                .filteredOn(note -> note.endsWith(" of tck.again"))
                .containsExactly("attempt 1 of tck.again", "attempt 2 of tck.again", "attempt 3 of tck.again");
        assertThat(app().notes(key)).doesNotContain("COMMITTED");
        assertThat(app().rows(key)).isZero();
    }

    @Assertion(id = "RETRY-02", promise = "retryLater() comes again after its delay, and never before.")
    default void retryLater() {
        String key = again("again", "later");

        app().awaits(key, "waited as asked").awaits(key, "COMMITTED");
        assertThat(app().notes(key))
                .containsExactly(
                        "attempt 1 of tck.again",
                        "ROLLED BACK",
                        "attempt 2 of tck.again",
                        "waited as asked",
                        "COMMITTED");
        assertThat(app().rows(key)).isOne();
    }

    @Assertion(
            id = "RETRY-03",
            promise = "retry() by Hooks.message() inside a REQUIRES_NEW bean rolls back both, swallowed or not.")
    default void inNewTransaction() {
        String key = again("again", "in-new");

        app().awaits(key, "attempt 2 of tck.again").awaits(key, "COMMITTED");
        assertThat(app().notes(key)).contains("ROLLED BACK", "swallowed").doesNotContain("returned");
        assertThat(app().rows(key)).isOne();
        assertThat(app().rows(key + "-inner")).isZero();
    }

    @Assertion(
            id = "RETRY-04",
            promise = "retry() by Hooks.message() deeper in the call decides, whatever swallows it.")
    default void deep() {
        String key = again("again", "deep");

        app().awaits(key, "attempt 2 of tck.again").awaits(key, "COMMITTED");
        assertThat(app().rows(key)).isOne();
    }

    @Assertion(id = "RETRY-05", promise = "retry() from another thread decides, and rolls the handler's work back.")
    default void fromAnotherThread() {
        String key = again("again", "elsewhere");

        app().awaits(key, "attempt 2 of tck.again").awaits(key, "COMMITTED");
        assertThat(app().notes(key)).contains("ROLLED BACK");
        assertThat(app().rows(key)).isOne();
    }

    @Assertion(id = "RETRY-06", promise = "A failure after ack() rolls back, and does not come again.")
    default void failsAfterAck() {
        String key = again("again", "acks-and-fails");

        app().awaits(key, "told of after ack");
        app().awaits(again("again", "later"), "waited as asked");
        assertThat(app().notes(key)).contains("ROLLED BACK").doesNotContain("attempt 2 of tck.again");
        assertThat(app().rows(key)).isZero();
    }

    @Assertion(id = "RETRY-07", promise = "A timeout interrupts and rolls back, counts as an attempt, and comes again.")
    default void timeout() {
        String key = again("slow", "blocks");

        app().awaits(key, "attempt 2 of tck.slow").awaits(key, "COMMITTED");
        assertThat(app().notes(key)).contains("ROLLED BACK");
        assertThat(app().rows(key)).isOne();
    }

    @Assertion(
            id = "RETRY-08",
            promise = "The exceptionHandler runs after the rollback in a transaction of its own, and decides nothing.")
    default void exceptionHandler() {
        String key = again("again", "fails");

        app().awaits(key, "told of attempt 3").awaits(key + "-told", "COMMITTED");
        assertThat(app().notes(key).subList(0, 4))
                .containsExactly("attempt 1 of tck.again", "ROLLED BACK", "told of attempt 1", "swallowed");
        app().awaits(again("again", "later"), "waited as asked");
        assertThat(app().rows(key + "-told")).isEqualTo(3);
    }

    @Assertion(id = "RETRY-09", promise = "With ackPolicy ON_RECEIPT a failure rolls back, and does not come again.")
    default void onReceipt() {
        String key = again("hasty", "fails");

        app().awaits(key, "ROLLED BACK");
        app().awaits(again("again", "later"), "waited as asked");
        assertThat(app().notes(key)).containsExactly("attempt 1 of tck.hasty", "ROLLED BACK");
        assertThat(app().rows(key)).isZero();
    }

    @Assertion(
            id = "RETRY-10",
            promise = "With ackPolicy MANUAL a handler that returns without a verb has failed; with ack() it commits.")
    default void manual() {
        String key = again("manual", "forgets");

        app().awaits(key, "attempt 2 of tck.manual").awaits(key, "COMMITTED");
        assertThat(app().notes(key))
                .containsExactly("attempt 1 of tck.manual", "ROLLED BACK", "attempt 2 of tck.manual", "COMMITTED");
        assertThat(app().rows(key)).isOne();
    }
}
