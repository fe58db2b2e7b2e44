package io.urutu.runtime.messaging.declaring;

import io.urutu.kernel.Problem;

/** What can be wrong with Reactive Messaging's annotations. Ids 01200–01219. */
public final class ReactiveProblems {
    private static final String ONE_MESSAGE = "T, Message<T> or MessageOf<T>";

    private ReactiveProblems() {}

    static Problem stream(String where, String type) {
        return new Problem(
                1200,
                where,
                type + " is a stream, and a handler is called with one message at a time, in a transaction of its own",
                "Take " + ONE_MESSAGE
                        + ", and return void, T, Message<T> or a CompletionStage of one; for streams add an "
                        + "implementation of Reactive Messaging and leave this class to it.");
    }

    static Problem nothingComesIn(String where) {
        return new Problem(
                1201,
                where,
                "@Outgoing publishes what a handler returns, and nothing comes in here",
                "Add @Incoming or @MessageHandler; to publish from elsewhere inject MessagePublisher, or Emitter with "
                        + "@Channel.");
    }

    static Problem declaredTwice(String where) {
        return new Problem(
                1202, where, "@Incoming and @MessageHandler would each make it a handler", "Remove one of the two.");
    }

    static Problem servedTwice(String where, String owner) {
        return new Problem(
                1203,
                where,
                "both Urutu, by @MessageHandler, and another implementation of Reactive Messaging (" + owner
                        + ") would serve it",
                "Remove @MessageHandler, or @Incoming and @Outgoing.");
    }

    static Problem noController(Class<?> type) {
        return new Problem(
                1204,
                type.getSimpleName(),
                "its @Incoming and @Outgoing methods are never called: no other implementation of Reactive Messaging is "
                        + "here, and Urutu serves those of controllers",
                "Annotate it @MessageBusController, or remove them.");
    }

    static Problem acknowledgmentOfHandler(String where) {
        return new Problem(
                1205,
                where,
                "@Acknowledgment speaks of an @Incoming method, and this one is a @MessageHandler",
                "Use @MessageHandler(ackPolicy = …) in its place.");
    }

    static Problem nothingGoesOut(String where) {
        return new Problem(
                1206,
                where,
                "@Outgoing publishes what the method returns, and it returns nothing",
                "Return the payload, Message of it, or a CompletionStage of one.");
    }

    public static Problem injectedStream(String where, String type) {
        return new Problem(
                1207,
                where,
                "@Channel cannot inject " + type + ": messages come in at handlers only",
                "Inject Emitter<T> to publish; to handle, annotate a method of a controller @Incoming.");
    }

    public static Problem emitterOfWhat(String where, String type) {
        return new Problem(
                1208, where, type + " does not say what it publishes", "Name the payload's class: Emitter<OrderPaid>.");
    }

    public static Problem overflow(String where) {
        return new Problem(
                1209,
                where,
                "@OnOverflow has no meaning here, since nothing overflows: what cannot be kept is refused before the "
                        + "transaction commits",
                "Remove it.");
    }

    public static Problem otherConnector(String key, String asked, String ours) {
        return new Problem(
                1210,
                key,
                "\"" + asked + "\" is not the connector that serves this channel, which is " + ours,
                "Remove it, or choose the connector: of all channels by urutu.messaging.connector, of a connection by"
                        + " urutu.broker.<connection>.connector.");
    }

    public static Problem invalidChannel(String where, String channel) {
        return new Problem(
                1211,
                where,
                "channel \"" + channel + "\" names no topic",
                "Use words of letters, digits, _ and -, joined by dots: user.created.");
    }
}
