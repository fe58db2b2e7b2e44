package io.urutu.runtime.messaging.binding;

import io.urutu.kernel.Problem;
import io.urutu.runtime.messaging.settings.MessagingSettings;

/** What can be wrong with what configuration says of handlers, and with handlers together. */
public final class BindingProblems {
    private BindingProblems() {}

    static Problem noTopic(String where, String payload, String handler) {
        return new Problem(
                1001,
                where,
                "no topic is known, since " + payload + " is neither @Event nor @Task",
                "Annotate " + payload + ", or name the topic: @MessageHandler(\"…\") or " + MessagingSettings.PREFIX
                        + ".handlers." + handler + ".value.");
    }

    public static Problem unknownConnection(String where, String who, String name, String nearest) {
        return new Problem(
                1163,
                where,
                who + " belongs to connection \"" + name + "\", which is not configured",
                nearest + " Set urutu.broker." + name + ".url to amqp://host/, or to embedded.");
    }

    static Problem twoOwners(String topic, String places) {
        return new Problem(
                1016,
                places,
                "task " + topic + " has more than one handler in this application",
                "Keep one, or make it an event.");
    }

    static Problem sameName(String name, String places) {
        return new Problem(
                1017,
                places,
                "more than one handler is named \"" + name + "\"",
                "Give each a name of its own: @MessageHandler(name = \"…\").");
    }

    static Problem unknownHandler(String key, String name, String nearest) {
        return new Problem(
                1018, key, "no handler is named \"" + name + "\"", "The nearest known one is " + nearest + ".");
    }

    static Problem unknownAttribute(String key, String nearest) {
        return new Problem(1019, key, "no such attribute", "The nearest known one is " + nearest + ".");
    }

    static Problem reservedAttribute(String key, String connector) {
        return new Problem(
                1400,
                key,
                "with " + connector + " this attribute follows from urutu.broker.* and from the handler",
                "Remove it.");
    }

    static Problem wrongAttribute(String key, String text, String expected) {
        return new Problem(1020, key, "\"" + text + "\" is not " + expected, "Correct it.");
    }

    static Problem ownDeadLettering(String key, String switchKey) {
        return new Problem(
                1021,
                key,
                "the queue's dead letters are Urutu's",
                "Remove it, or set " + switchKey + " = false and declare all of it yourself.");
    }

    static Problem sameTopicOnQueue(String queue, String handlers) {
        return new Problem(
                1022,
                "queue " + queue,
                "handlers " + handlers + " share it and take the same topic",
                "Handlers of one queue are told apart by topic: give each its own, or its own queue.");
    }

    static Problem differentQueues(String queue, String handlers) {
        return new Problem(
                1023,
                "queue " + queue,
                "handlers " + handlers + " share it and describe it differently",
                "Give them the same queue.x-… attributes, max-outstanding-messages, dead letter setting, pool and ordered.");
    }

    static Problem batchAbovePrefetch(String where, int size, int prefetch) {
        return new Problem(
                1139,
                where,
                "batches of " + size + " never get full with a prefetch of " + prefetch,
                "Raise the prefetch of handler, pool or room to at least " + size + ", or lower batchSize.");
    }

    static Problem unknownPool(String key, String pool, String nearest) {
        return new Problem(
                1140, key, "no handler names the pool \"" + pool + "\"", "The nearest one named is " + nearest + ".");
    }

    static Problem unknownFilter(String key, String what, String word, String nearest) {
        return new Problem(1141, key, "no " + what + " \"" + word + "\"", "The nearest known one is " + nearest + ".");
    }

    static Problem splitQueue(String queue, String handlers) {
        return new Problem(
                1142,
                "queue " + queue,
                "handlers " + handlers + " share it, and this process is to consume for some of them only",
                "Include all of them or none in include-handlers and include-groups.");
    }

    static Problem wrongRetry(String where, String what) {
        return new Problem(
                1104,
                where,
                "its retry policy cannot be: " + what,
                "Correct @RetryPolicy, or the keys " + MessagingSettings.PREFIX + ".retry.* and "
                        + MessagingSettings.PREFIX + ".handlers.<name>.retry.*.");
    }

    static Problem noException(String key, String name) {
        return new Problem(
                1105,
                key,
                "\"" + name + "\" is no class of exceptions that the application sees",
                "Write names such as java.io.IOException, with commas between.");
    }

    static Problem noExceptionHandler(String where, String name, Class<?> owner) {
        return new Problem(
                1106,
                where,
                "exceptionHandler \"" + name + "\" is no method of " + owner.getSimpleName()
                        + " that takes (Throwable, MessageOf<?>)",
                "Write void " + name + "(Throwable failure, MessageOf<?> message) in " + owner.getSimpleName() + ".");
    }

    static Problem severalAckPolicies(String where) {
        return new Problem(1107, where, "a handler has one ackPolicy, and this one names several", "Keep one.");
    }

    static Problem retryAfterReceipt(String where) {
        return new Problem(
                1108,
                where,
                "it asks for more than one attempt, but ackPolicy ON_RECEIPT leaves nothing to try again",
                "Remove one of the two.");
    }
}
