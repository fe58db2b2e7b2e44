package io.urutu.tck.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.urutu.tck.App;
import io.urutu.tck.Assertion;
import java.util.List;

/** A message belongs to the transaction active at the call. */
public interface Staging {
    App app();

    /** Shows that what was published before has been handled: sends an event and waits for it. */
    default void fence() {
        String key = App.key();
        publish(key, "event");
        app().awaits(key, "first event").awaits(key, "second tck.happened second true");
    }

    private int publish(String key, String how) {
        return app().post("api/publish/" + key + "/" + how, "").statusCode();
    }

    @Assertion(id = "STAGE-01", promise = "A message of an execution that commits is handled after the commit.")
    default void afterTheCommit() {
        String key = App.key();

        publish(key, "after-the-row");

        app().awaits(key, "row there");
    }

    @Assertion(id = "STAGE-02", promise = "A message of an execution that fails never leaves.")
    default void dropped() {
        String key = App.key();

        assertThat(publish(key, "event-fails")).isEqualTo(500);

        fence();
        assertThat(app().notes(key)).isEmpty();
    }

    @Assertion(
            id = "STAGE-03",
            promise = "A REQUIRES_NEW inside publishes with its own commit, though the execution fails.")
    default void renewed() {
        String key = App.key();

        assertThat(publish(key, "renewed-fails")).isEqualTo(500);

        app().awaits(key + "-inner", "first inner");
        fence();
        assertThat(app().notes(key)).isEmpty();
    }

    @Assertion(id = "STAGE-04", promise = "Without a transaction, a message leaves when the execution succeeds.")
    default void untransacted() {
        String key = App.key();

        publish(key, "untransacted");

        app().awaits(key, "first untransacted");
        assertThat(app().notes(key)).startsWith("staged");
    }

    @Assertion(id = "STAGE-05", promise = "Without a transaction, a message is dropped when the execution fails.")
    default void untransactedFails() {
        String key = App.key();

        assertThat(publish(key, "untransacted-fails")).isEqualTo(500);

        fence();
        assertThat(app().notes(key)).isEmpty();
    }

    @Assertion(id = "STAGE-06", promise = "Publishing in a @ReadOnly method is refused.")
    default void readOnlyPublisher() {
        String key = App.key();

        publish(key, "read-only");

        assertThat(app().notes(key)).containsExactly("REFUSED");
    }

    @Assertion(id = "STAGE-07", promise = "Publishing outside an execution and a transaction is refused.")
    default void outside() {
        String key = App.key();

        assertThat(app().get("outside/publish?key=" + key).body()).startsWith("refused: URUTU");

        fence();
        assertThat(app().notes(key)).isEmpty();
    }

    @Assertion(
            id = "STAGE-08",
            promise = "An immediate message leaves at once, inside a failing execution and outside any.")
    default void immediate() {
        String failed = App.key();
        String outside = App.key();

        publish(failed, "immediate-fails");
        app().get("outside/immediate?key=" + outside);

        app().awaits(failed, "first immediate").awaits(outside, "first outside");
    }

    @Assertion(id = "STAGE-09", promise = "A payload can publish itself; its options name topic and headers.")
    default void waysToPublish() {
        String itself = App.key();
        String byTopic = App.key();

        publish(itself, "itself");
        publish(byTopic, "by-topic");

        app().awaits(itself, "first itself").awaits(byTopic, "by topic {tenant=blue}");
    }

    @Assertion(id = "STAGE-10", promise = "A payload without a topic is refused at the call.")
    default void topicless() {
        String key = App.key();

        publish(key, "topicless");

        assertThat(app().notes(key)).isEqualTo(List.of("REFUSED"));
    }
}
