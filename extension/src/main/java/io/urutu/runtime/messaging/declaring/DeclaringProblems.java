package io.urutu.runtime.messaging.declaring;

import io.urutu.kernel.Problem;

/** What can be wrong with a deployment's handlers as they are declared. */
public final class DeclaringProblems {
    private DeclaringProblems() {}

    static Problem invalidVersion(String where, String payload, int version) {
        return new Problem(
                1164, where, "version " + version + " of " + payload + " is below 1", "Count versions from 1.");
    }

    static Problem wrongParameterCount(String where, int count) {
        return new Problem(
                1002,
                where,
                "a handler takes one parameter, and this one takes " + count,
                "Take the payload, or MessageOf of it; inject the rest into the bean.");
    }

    static Problem unsupportedParameter(String where, String type) {
        return new Problem(
                1003,
                where,
                "no message can be decoded to " + type,
                "Take a payload class or record, or MessageOf of it.");
    }

    static Problem wrongReturn(String where, String type) {
        return new Problem(
                1004,
                where,
                "a handler that returns " + type + " would go on after its message is settled",
                "Return void, a value, or a CompletionStage, which is awaited.");
    }

    static Problem uncallable(String where, String modifier) {
        return new Problem(
                1005,
                where,
                "a handler is called through its bean, which a " + modifier + " method cannot be",
                "Remove " + modifier + ".");
    }

    static Problem notPublic(String where) {
        return new Problem(1006, where, "a handler of a session bean is public", "Make it public.");
    }

    static Problem notProxyable(Class<?> type, String why) {
        return new Problem(
                1007,
                type.getSimpleName(),
                "CDI cannot make a proxy of this class: " + why,
                "Change that, or make the bean @Dependent.");
    }

    static Problem hiddenClass(Class<?> type) {
        return new Problem(
                1008,
                type.getSimpleName(),
                "its handlers cannot be called, since the bean does not show its class",
                "Remove @Typed, or add @LocalBean to a session bean.");
    }

    static Problem noBean(Class<?> type) {
        return new Problem(
                1009,
                type.getSimpleName(),
                "its @MessageHandler methods are never called, since the class is no bean",
                "Annotate it @MessageBusController.");
    }

    static Problem invalidName(String where, String name) {
        return new Problem(
                1010,
                where,
                "\"" + name + "\" is no handler's name",
                "Use lower-case letters, digits and single -, as in @MessageHandler(name = \"welcome-mail\").");
    }

    public static Problem invalidTopic(String where, String topic) {
        return new Problem(
                1011,
                where,
                "\"" + topic + "\" is no topic",
                "Use words of letters, digits, _ and -, joined by dots: user.created.");
    }

    static Problem invalidTimeout(String where, String text) {
        return new Problem(
                1012,
                where,
                "timeout \"" + text + "\" is no duration above zero",
                "Write 30s, 5m or PT1H, for example.");
    }

    static Problem invalidMaxBytes(String where, long value) {
        return new Problem(
                1013, where, "maxBytes is " + value, "Give a number above zero, or leave it out for the default.");
    }

    static Problem severalKinds(String where) {
        return new Problem(1014, where, "a topic is of one kind, and this handler names several", "Keep one.");
    }

    static Problem eventAndTask(String where, Class<?> payload) {
        return new Problem(
                1015, where, payload.getSimpleName() + " is both @Event and @Task", "Remove one of the two.");
    }

    static Problem outOfSight(String where, Class<?> declaring) {
        return new Problem(
                1027,
                where,
                "a proxy cannot reach a package-private method that " + declaring.getName()
                        + " declares in another package",
                "Make it public or protected.");
    }

    public static Problem topicAndPattern(String where) {
        return new Problem(
                1130,
                where,
                "both a topic and a topicPattern are named",
                "Keep one; a pattern without * and # is a topic.");
    }

    public static Problem invalidPattern(String where, String pattern) {
        return new Problem(
                1131,
                where,
                "\"" + pattern + "\" is no pattern of topics",
                "Use words as in topics, * for one word and # for any number, joined by dots: order.*.paid, order.#.");
    }

    static Problem invalidWord(String where, String member, String name) {
        return new Problem(
                1132,
                where,
                member + " \"" + name + "\" is no name",
                "Use lower-case letters, digits and single -, as in payments.");
    }

    static Problem invalidCount(String where, String member, int count, int least, int most) {
        return new Problem(
                1133,
                where,
                member + " is " + count,
                "Give a number from " + least + " to " + most + ", or leave it out.");
    }

    static Problem orderedInParallel(String where, int perKey) {
        return new Problem(
                1134,
                where,
                "it is ordered, and maxConcurrentPerKey is " + perKey,
                "Leave out maxConcurrentPerKey: ordered means one at a time.");
    }

    static Problem invalidRate(String where, String text) {
        return new Problem(
                1135, where, "\"" + text + "\" is no rate", "Write 100/s, 10/m or 5/h: at most 1000000 in a time.");
    }

    static Problem noBatch(String where, String payload) {
        return new Problem(
                1136,
                where,
                "batchSize and batchLinger are for handlers of batches, and this one takes one message",
                "Take List<MessageOf<" + payload + ">>, or leave them out.");
    }

    static Problem invalidLinger(String where, String text) {
        return new Problem(
                1137,
                where,
                "batchLinger \"" + text + "\" is no duration above zero",
                "Write 100ms, 2s or PT1M, for example.");
    }

    static Problem keyedBatch(String where, String member) {
        return new Problem(
                1138,
                where,
                member + " is about single messages, and this handler takes batches",
                "Take MessageOf instead of a list, or leave " + member + " out.");
    }

    static Problem batchReturns(String where, String type) {
        return new Problem(
                1153,
                where,
                "a batch has no one result that could be published or answered, and this handler gives " + type,
                "Return void or a CompletionStage, and publish what is to be told.");
    }

    static Problem severalKeys(String where, String places) {
        return new Problem(
                1143,
                where,
                "its payload has no one @MessageKey that can be read, but " + places,
                "Keep one, on a record's component, a field, or a method that takes nothing and returns the key.");
    }
}
