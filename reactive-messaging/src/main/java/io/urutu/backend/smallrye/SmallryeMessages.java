package io.urutu.backend.smallrye;

import io.urutu.kernel.Messages;
import io.urutu.messaging.PublishRefusedException;
import io.urutu.messaging.spi.ConnectorProvider.Told;
import org.jspecify.annotations.Nullable;

/** 14000 to 14999. Never a password. */
final class SmallryeMessages {
    private static final Messages LOG = new Messages("smallrye");

    private SmallryeMessages() {}

    static void unexpected(Throwable cause) {
        LOG.error(14000, "A step of the connector failed; it goes on with the next.", cause);
    }

    static void connected(String connection, String where) {
        LOG.info(14001, "Connection " + connection + " to " + where + " is up.");
    }

    static void away(String connection, String where, String why) {
        LOG.warn(14002, "Connection " + connection + " to " + where + " is away: " + why + ". It is tried for ever.");
    }

    static void consumerLost(String queue, String why) {
        LOG.warn(14003, "The consumer of queue " + queue + " is gone: " + why + ". It is attached again.");
    }

    static void consumerBack(String queue) {
        LOG.info(14004, "Queue " + queue + " is consumed again.");
    }

    static void otherArguments(String queue, String why) {
        LOG.error(
                14005,
                "Queue " + queue + " is there already, but differs: " + why
                        + ". It is not consumed until its declaration and ours agree: let it run empty and delete it, or set its arguments to what is there.");
    }

    static void undeclared(String what, String why) {
        LOG.warn(14006, what + " cannot be declared: " + why + ". It is tried for ever.");
    }

    static void noConfirms(String channel) {
        LOG.warn(
                14007,
                "The broker has confirmed nothing on channel " + channel
                        + " for ten seconds: it is opened anew, and what was under way is sent again.");
    }

    static void listenerFailed(String queue, Throwable cause) {
        LOG.error(14008, "A delivery of queue " + queue + " could not be taken and goes back.", cause);
    }

    static void closedWith(int unsent) {
        LOG.warn(14009, "Closed with " + unsent + " messages the broker has not confirmed.");
    }

    static void unroutedUnseen(String connector, String topic) {
        LOG.warn(
                14010,
                "Tasks are sent by " + connector + ", which does not tell when no queue takes one, as could be the case"
                        + " with " + topic + " and others: such a task is lost without an error. Set"
                        + " urutu.messaging.connector to urutu-rabbitmq to be told. This is said once.");
    }

    static void deadLetterRefused(String queue, String why) {
        LOG.warn(
                14011,
                "A dead letter of queue " + queue
                        + " goes to its dead letter queue without its cause: the copy was refused: " + why + ".");
    }

    static void notDelayed(String queue, String why) {
        LOG.warn(
                14012,
                "A message of queue " + queue + " is tried again at once: its copy cannot wait at the broker: " + why
                        + ".");
    }

    static void bodiesAlone(String connector) {
        LOG.warn(
                14013,
                connector + " carries bodies. That ids, headers, expiry, priorities and keys of messages arrive is not"
                        + " known of it; retries wait in this process, unsettled, and begin anew after its end.");
    }

    static void noPatterns(String connector, String queue) {
        LOG.warn(
                14014,
                "Queue " + queue + " has a pattern of topics, and " + connector
                        + " binds none: its channel has the queue's name, and gets what its attributes name.");
    }

    static void noBody(String queue, @Nullable Object payload) {
        LOG.error(
                14015,
                "A message for queue " + queue + " holds "
                        + (payload == null ? "nothing" : payload.getClass().getName())
                        + ", neither bytes nor text, and is refused. Set the channel's converter or deserializer to one of"
                        + " byte[] or String.");
    }

    static void notBack(String channel) {
        LOG.warn(
                14070,
                "Channel " + channel + " is not back, though the broker can be reached: it is opened anew, and what was"
                        + " under way is sent again.");
    }

    static void blocked(String channel, String why) {
        LOG.warn(
                14071,
                "The broker takes no messages on channel " + channel + " for now: " + why
                        + ". Those to be sent wait in memory, 10 000 at most.");
    }

    static void unblocked(String channel) {
        LOG.info(14072, "The broker takes messages on channel " + channel + " again.");
    }

    static PublishRefusedException full(int size, String problem) {
        return new PublishRefusedException(Messages.code(14040) + " " + size
                + " messages wait for the broker, all that may. Publish again later."
                + (problem.isEmpty() ? "" : " The broker: " + problem + "."));
    }

    static PublishRefusedException closed() {
        return new PublishRefusedException(
                Messages.code(14041) + " The broker connection is closed. Publish before its end.");
    }

    static String noReplies(String connector) {
        return Messages.code(14043) + " " + connector
                + " has no way back to who asked. Set urutu.messaging.connector to urutu-rabbitmq for replies.";
    }

    static String noRequests(String connector) {
        return Messages.code(14042) + " " + connector
                + " sends no requests. Set urutu.messaging.connector to urutu-rabbitmq for them.";
    }

    static void absent(Told problems, String key, String connector, String artifact) {
        problems.add(
                14050,
                key,
                "no connector named " + connector + " is a bean of this application",
                "Add the dependency io.smallrye.reactive:" + artifact + ", of version 4.34.0 or next to it.");
    }

    static void hiddenApi(Told problems, String key, String where) {
        problems.add(
                14051,
                key,
                "the MicroProfile Reactive Messaging API of " + where
                        + " stands before the one that SmallRye's connectors are made for",
                "Keep microprofile-reactive-messaging-api out of the application: urutu-reactive-messaging takes the"
                        + " place of urutu-extension, and brings SmallRye's.");
    }

    static void urlNeeded(Told problems, String key, String connectorKey, String connector) {
        problems.add(
                14052,
                key + ".url",
                "no value, and " + connectorKey + " is " + connector,
                "Set it to amqp://user:password@host:5672.");
    }

    static void urlUnused(Told problems, String key, String connector) {
        problems.add(
                14053,
                key + ".url",
                connector + " reads no AMQP URL, so this one would not be used",
                "Remove it, and write the connector's own attributes below " + key + ".attributes.");
    }

    static void reserved(Told problems, String key, String connector) {
        problems.add(
                14054,
                key,
                "with " + connector + " this attribute follows from urutu.broker.* and the handlers",
                "Remove it.");
    }

    static void unknown(Told problems, String key, String nearest) {
        problems.add(14055, key, "no such attribute", "The nearest known one is " + nearest + ".");
    }

    static void hostUnchecked(String key) {
        LOG.warn(
                14056,
                key
                        + ".url is amqps, and smallrye-rabbitmq does not compare the host's name with the certificate: whoever"
                        + " has one from a trusted authority can stand in for the broker. Set " + key
                        + ".trust-store to a store with the broker's own authority alone, or use urutu-rabbitmq.");
    }
}
