package io.urutu.runtime.messaging.declaring;

import static org.assertj.core.api.Assertions.assertThat;

import io.urutu.messaging.Event;
import io.urutu.messaging.MessageBusController;
import io.urutu.messaging.MessageHandler;
import io.urutu.messaging.MessageKey;
import io.urutu.messaging.MessageOf;
import io.urutu.messaging.Task;
import io.urutu.runtime.messaging.Deployment;
import io.urutu.runtime.messaging.Logged;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Each wrong word about pools, order, rates, batches, patterns and filters is told once, in these words. */
class FlowProblemsTest {
    @Event("user.created")
    public record UserCreated(String name) {}

    @Task("mail.send")
    public record SendMail(String to) {}

    @Event("two.keys")
    public record TwoKeys(@MessageKey String one, @MessageKey String two) {}

    @Event("void.key")
    public static class VoidKey {
        @MessageKey
        void key() {}
    }

    @MessageBusController
    public static class Wrong {
        @MessageHandler(name = "both", value = "a", topicPattern = "a.#")
        void both(UserCreated event) {}

        @MessageHandler(name = "pattern", topicPattern = "user.cre*")
        void pattern(UserCreated event) {}

        @MessageHandler(name = "words", group = "Night", pool = "my pool")
        void words(UserCreated event) {}

        @MessageHandler(name = "counts", concurrency = -2, maxConcurrentPerKey = 0)
        void counts(UserCreated event) {}

        @MessageHandler(name = "parallel", ordered = true, maxConcurrentPerKey = 2)
        void parallel(UserCreated event) {}

        @MessageHandler(name = "rate", rate = "fast")
        void rate(UserCreated event) {}

        @MessageHandler(name = "no-batch", batchSize = 5)
        void noBatch(UserCreated event) {}

        @MessageHandler(name = "batch-size", batchSize = 0)
        void batchSize(List<MessageOf<UserCreated>> batch) {}

        @MessageHandler(name = "linger", batchLinger = "soon")
        void linger(List<MessageOf<UserCreated>> batch) {}

        @MessageHandler(name = "returns")
        String returns(List<MessageOf<UserCreated>> batch) {
            return "";
        }

        @MessageHandler(name = "keyed-batch", ordered = true)
        void keyedBatch(List<MessageOf<UserCreated>> batch) {}

        @MessageHandler(name = "keys")
        void keys(TwoKeys event) {}

        @MessageHandler(name = "void-key")
        void voidKey(VoidKey event) {}
    }

    @Test
    void everyWrongMember() {
        assertThat(Deployment.problemsOf(Wrong.class))
                .containsExactly(
                        "URUTU01133 Wrong#batchSize(List<MessageOf<UserCreated>>): batchSize is 0. Give a number from "
                                + "1 to 10000, or leave it out.",
                        "URUTU01130 Wrong#both(UserCreated): both a topic and a topicPattern are named. Keep one; a "
                                + "pattern without * and # is a topic.",
                        "URUTU01133 Wrong#counts(UserCreated): concurrency is -2. Give a number from 0 to 10000, or "
                                + "leave it out.",
                        "URUTU01133 Wrong#counts(UserCreated): maxConcurrentPerKey is 0. Give a number from 1 to "
                                + "10000, or leave it out.",
                        "URUTU01138 Wrong#keyedBatch(List<MessageOf<UserCreated>>): ordered is about single messages, "
                                + "and this handler takes batches. Take MessageOf instead of a list, or leave ordered "
                                + "out.",
                        "URUTU01143 Wrong#keys(TwoKeys): its payload has no one @MessageKey that can be read, but "
                                + "one() and two(). Keep one, on a record's component, a field, or a method that takes "
                                + "nothing and returns the key.",
                        "URUTU01137 Wrong#linger(List<MessageOf<UserCreated>>): batchLinger \"soon\" is no duration "
                                + "above zero. Write 100ms, 2s or PT1M, for example.",
                        "URUTU01136 Wrong#noBatch(UserCreated): batchSize and batchLinger are for handlers of batches, "
                                + "and this one takes one message. Take List<MessageOf<UserCreated>>, or leave them "
                                + "out.",
                        "URUTU01134 Wrong#parallel(UserCreated): it is ordered, and maxConcurrentPerKey is 2. Leave "
                                + "out maxConcurrentPerKey: ordered means one at a time.",
                        "URUTU01131 Wrong#pattern(UserCreated): \"user.cre*\" is no pattern of topics. Use words as in "
                                + "topics, * for one word and # for any number, joined by dots: order.*.paid, order.#.",
                        "URUTU01135 Wrong#rate(UserCreated): \"fast\" is no rate. Write 100/s, 10/m or 5/h: at most "
                                + "1000000 in a time.",
                        "URUTU01153 Wrong#returns(List<MessageOf<UserCreated>>): a batch has no one result that "
                                + "could be published or answered, and this handler gives String. Return void or a "
                                + "CompletionStage, and publish what is to be told.",
                        "URUTU01143 Wrong#voidKey(VoidKey): its payload has no one @MessageKey that can be read, but "
                                + "key(). Keep one, on a record's component, a field, or a method that takes nothing "
                                + "and returns the key.",
                        "URUTU01132 Wrong#words(UserCreated): group \"Night\" is no name. Use lower-case letters, "
                                + "digits and single -, as in payments.",
                        "URUTU01132 Wrong#words(UserCreated): pool \"my pool\" is no name. Use lower-case letters, "
                                + "digits and single -, as in payments.");
    }

    @MessageBusController
    public static class Right {
        @MessageHandler(name = "users", pool = "people", group = "night")
        void on(UserCreated event) {}

        @MessageHandler(name = "batches", batchSize = 30)
        void on(List<MessageOf<UserCreated>> batch) {}
    }

    @Test
    void everyWrongKey() {
        assertThat(Deployment.with("urutu.messaging.pools.poeple.prefetch", "5")
                        .with("urutu.messaging.include-handlers", "user,users")
                        .with("urutu.messaging.include-groups", "nigth")
                        .with("urutu.messaging.prefetch", "10")
                        .with("urutu.messaging.handlers.users.topic-pattern", "a..b")
                        .with("urutu.messaging.handlers.users.rate", "1")
                        .problemsOf(Right.class))
                .containsExactly(
                        "URUTU01139 Right#on(List<MessageOf<UserCreated>>): batches of 30 never get full with a "
                                + "prefetch of 10. Raise the prefetch of handler, pool or room to at least 30, or "
                                + "lower batchSize.",
                        "URUTU01135 urutu.messaging.handlers.users.rate: \"1\" is no rate. Write 100/s, 10/m or 5/h: "
                                + "at most 1000000 in a time.",
                        "URUTU01131 urutu.messaging.handlers.users.topic-pattern: \"a..b\" is no pattern of topics. "
                                + "Use words as in topics, * for one word and # for any number, joined by dots: "
                                + "order.*.paid, order.#.",
                        "URUTU01141 urutu.messaging.include-groups: no handler is of group \"nigth\". The nearest "
                                + "known one is night.",
                        "URUTU01141 urutu.messaging.include-handlers: no handler is named \"user\". The nearest known "
                                + "one is users.",
                        "URUTU01140 urutu.messaging.pools.poeple: no handler names the pool \"poeple\". The nearest "
                                + "one named is people.");
    }

    @MessageBusController
    public static class Owners {
        @MessageHandler(name = "mailer")
        void send(SendMail task) {}

        @MessageHandler(name = "tap", topicPattern = "mail.*")
        void tap(SendMail task) {}
    }

    @Test
    void patternForATaskIsAnotherOwner() {
        assertThat(Deployment.problemsOf(Owners.class))
                .contains("URUTU01016 Owners#send(SendMail) and Owners#tap(SendMail): task mail.send has more than one "
                        + "handler in this application. Keep one, or make it an event.");
    }

    @Test
    void duplicateTaskIsAWarningWhereThatIsAskedFor() throws Exception {
        try (Logged log = new Logged();
                Deployment shop = Deployment.with("urutu.messaging.duplicate-task", "warn")
                        .of(Owners.class)) {
            assertThat(log.line("URUTU01144"))
                    .isEqualTo("WARNING URUTU01144 Owners#send(SendMail) and Owners#tap(SendMail): task mail.send has "
                            + "more than one handler in this application, and each of them gets it, as "
                            + "urutu.messaging.duplicate-task = warn says.");
            shop.stop();
        }
    }

    @MessageBusController
    public static class Sharers {
        @MessageHandler(name = "one", topicPattern = "user.*")
        void one(UserCreated event) {}

        @MessageHandler(name = "two", topicPattern = "#.created")
        void two(UserCreated event) {}
    }

    @Test
    void sharedQueueWithPatternsThatMeetAndAFilterThatSplitsIt() {
        assertThat(Deployment.with("urutu.messaging.handlers.one.attributes.queue.name", "people")
                        .with("urutu.messaging.handlers.two.attributes.queue.name", "people")
                        .with("urutu.messaging.handlers.two.ordered", "true")
                        .with("urutu.messaging.include-handlers", "one")
                        .problemsOf(Sharers.class))
                .containsExactly(
                        "URUTU01022 queue people: handlers one and two share it and take the same topic. Handlers of "
                                + "one queue are told apart by topic: give each its own, or its own queue.",
                        "URUTU01023 queue people: handlers one and two share it and describe it differently. Give them "
                                + "the same queue.x-… attributes, max-outstanding-messages, dead letter setting, pool "
                                + "and ordered.",
                        "URUTU01142 queue people: handlers one and two share it, and this process is to consume for "
                                + "some of them only. Include all of them or none in include-handlers and "
                                + "include-groups.");
    }
}
