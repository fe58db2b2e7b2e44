package io.urutu.tck.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.rabbitmq.client.GetResponse;
import io.urutu.tck.App;
import io.urutu.tck.Assertion;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Tag;

/** What cannot be handled is kept in the dead letter queue, with its cause; nothing else suffers. */
interface DeadLetters {
    String QUEUE = "tck.todo";
    String DEAD = QUEUE + ".dlq";

    App app();

    Rabbit rabbit();

    @Assertion(
            id = "DLQ-01",
            promise = "A failed message is dead-lettered with class, text, attempts and origin of its failure.")
    default void failed() {
        String key = published("fails");

        GetResponse dead = rabbit().await(DEAD, key);

        assertThat(Rabbit.header(dead, "urutu-failure-class")).isEqualTo(IllegalArgumentException.class.getName());
        assertThat(Rabbit.header(dead, "urutu-failure-message")).isEqualTo("as the test wants");
        assertThat(Rabbit.header(dead, "urutu-attempts")).isEqualTo("1");
        assertThat(Rabbit.header(dead, "urutu-origin-queue")).isEqualTo(QUEUE);
        assertThat(Rabbit.header(dead, "urutu-origin-topic")).isEqualTo("tck.todo");
        assertThat(Rabbit.header(dead, "urutu-application")).isEqualTo("tck");
        assertThat(dead.getProps().getMessageId()).isNotBlank();
    }

    @Assertion(id = "DLQ-02", promise = "A rejected message is dead-lettered with its reason.")
    default void rejected() {
        String key = published("rejects");

        assertThat(Rabbit.header(rabbit().await(DEAD, key), "urutu-failure-message"))
                .isEqualTo("not wanted");
        assertThat(app().rows(key)).isZero();
    }

    @Assertion(id = "DLQ-03", promise = "reject() dead-letters also when its Error is swallowed.")
    default void rejectedAndSwallowed() {
        String key = published("rejects-swallowed");

        assertThat(Rabbit.header(rabbit().await(DEAD, key), "urutu-failure-message"))
                .isEqualTo("swallowed");
    }

    @Assertion(id = "DLQ-04", promise = "reject() dead-letters also out of a REQUIRES_NEW bean.")
    default void rejectedInNewTransaction() {
        String key = published("rejects-in-new");

        assertThat(Rabbit.header(rabbit().await(DEAD, key), "urutu-failure-message"))
                .isEqualTo("inside a new transaction");
        assertThat(app().rows(key + "-inner")).isZero();
    }

    @Tag("ejb")
    @Assertion(id = "DLQ-05", promise = "reject() dead-letters also out of a session bean.")
    default void rejectedInSessionBean() {
        String key = published("rejects-in-ejb");

        assertThat(Rabbit.header(rabbit().await(DEAD, key), "urutu-failure-message"))
                .isEqualTo("inside a session bean");
    }

    @Assertion(
            id = "DLQ-06",
            promise = "A message is acknowledged only after the commit: one whose commit fails is dead-lettered.")
    default void commitFails() {
        String key = published("commit-fails");

        rabbit().await(DEAD, key);

        assertThat(app().rows(key)).isZero();
    }

    @Assertion(id = "DLQ-07", promise = "A malformed body is dead-lettered; the messages around it are handled.")
    default void malformed() {
        refused("{\"key\": ");
    }

    @Assertion(
            id = "DLQ-08",
            promise = "A body of the wrong type is dead-lettered; the messages around it are handled.")
    default void wrongType() {
        refused("{\"key\": {\"no\": \"text\"}, \"how\": \"done\"}");
    }

    @Assertion(
            id = "DLQ-09",
            promise = "A body that fails validation is dead-lettered; the messages around it are handled.")
    default void invalid() {
        refused("{\"key\": \"KEY\", \"how\": \" \"}");
    }

    @Assertion(id = "DLQ-10", promise = "An oversized body is dead-lettered; the messages around it are handled.")
    default void oversized() {
        refused("{\"key\": \"KEY\", \"how\": \"" + "x".repeat(20_000) + "\"}");
    }

    @Assertion(
            id = "DLQ-11",
            promise =
                    "What failed at its last attempt is dead-lettered with attempts, origin, first time, place and trace.")
    default void exhausted() {
        String key = App.key();
        app().post("api/publish/" + key + "/again/again/fails", "");

        GetResponse dead = rabbit().await("tck.again.dlq", key);

        assertThat(Rabbit.header(dead, "urutu-failure-class")).isEqualTo(IllegalStateException.class.getName());
        assertThat(Rabbit.header(dead, "urutu-failure-message")).isEqualTo("attempt 3");
        assertThat(Rabbit.header(dead, "urutu-failure-stack")).contains("RetryHandlers.again");
        assertThat(Rabbit.header(dead, "urutu-attempts")).isEqualTo("3");
        assertThat(Rabbit.header(dead, "urutu-origin-queue")).isEqualTo("tck.again");
        assertThat(Rabbit.header(dead, "urutu-origin-topic")).isEqualTo("tck.again");
        assertThat(Rabbit.header(dead, "urutu-first-seen")).startsWith("20");
        assertThat(Rabbit.header(dead, "traceparent")).startsWith("00-");
    }

    @Assertion(id = "MSG-20", promise = "A foreign producer's message without id, type and headers is handled.")
    default void foreign() {
        String key = App.key();

        send("{\"key\": \"" + key + "\", \"how\": \"done\"}");

        app().awaits(key, "COMMITTED");
    }

    private String published(String how) {
        String key = App.key();
        app().post("api/publish/" + key + "/todo/" + how, "");
        return key;
    }

    private void send(String body) {
        rabbit().publish(RabbitTckTest.EXCHANGE, "tck.todo", body.getBytes(StandardCharsets.UTF_8));
    }

    private void refused(String body) {
        String key = App.key();
        String marked = body.replace("KEY", key);
        send(marked);
        String after = published("done");

        app().awaits(after, "COMMITTED");
        GetResponse dead = rabbit().await(DEAD, marked.substring(0, Math.min(9, marked.length())));
        assertThat(Rabbit.header(dead, "urutu-failure-class")).isNotBlank().isNotEqualTo("null");
        assertThat(app().notes(key)).isEmpty();
    }
}
