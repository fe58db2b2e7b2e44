package io.urutu.runtime.messaging;

import io.urutu.UrutuException;
import io.urutu.kernel.Messages;
import io.urutu.messaging.spi.IncomingMessage;
import io.urutu.messaging.spi.OutgoingMessage;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the messaging room says while it runs. 01060, 01061, 01160 and 01161 are told by {@code PublishOptions}. */
final class MessagingMessages {
    private static final Messages LOG = new Messages("messaging");

    private MessagingMessages() {}

    // the start and the end

    static void bound(long events, long tasks, String broker) {
        LOG.info(
                1030,
                "bound: " + (events + tasks) + " handlers (" + events + " events, " + tasks + " tasks), broker "
                        + broker);
    }

    static void faultTolerance(String where, String annotation) {
        LOG.warn(
                1031,
                where + ": " + annotation + " of MicroProfile Fault Tolerance on a handler repeats or cuts the call "
                        + "inside its transaction. Remove it; timeout and redelivery are the bus's.");
    }

    static void cutOff() {
        LOG.warn(1032, "handlers did not end in time and were interrupted; their messages go back to their queues.");
    }

    static void workersLeft(List<String> names) {
        LOG.error(
                1033,
                "threads that do not end although interrupted: " + String.join(", ", names)
                        + ". Handlers must answer an interrupt.");
    }

    // handling

    static void failed(Handling handling, Throwable failure) {
        LOG.error(1034, handling + ": failed and was rolled back.", handling.inBatch() ? null : failure);
    }

    static void dropped(Handling handling) {
        LOG.warn(1035, handling + ": dropped, since this handler keeps no dead letters.");
    }

    static void rejected(Handling handling) {
        LOG.warn(1036, handling + ": rejected by the handler and rolled back.");
    }

    static void failedAfterAck(Handling handling, Throwable failure) {
        LOG.warn(1037, handling + ": failed after ack() and was rolled back; it will not come again.", failure);
    }

    static void failedWhileStopping(Handling handling, Throwable failure) {
        LOG.warn(1038, handling + ": failed while the application stops; it goes back to its queue. " + failure);
    }

    static void unhandled(Handling handling, String kind) {
        LOG.error(1039, handling + ": cannot be handled, now or ever (" + kind + "). Its dead letter tells why.");
    }

    static void strayed(IncomingMessage message) {
        LOG.error(
                1040,
                "queue " + message.queue() + " got a message of topic " + message.topic()
                        + ", which none of its handlers takes; dead-lettered. Remove the queue's binding to that topic.");
    }

    static void committedAlthough(Handling handling, Throwable kept) {
        LOG.warn(1041, handling + ": committed and acknowledged although it threw, as dontRollbackOn says.", kept);
    }

    static void unconfirmed(Handling handling, Duration waited) {
        LOG.warn(
                1042,
                handling + ": committed, but the broker did not confirm within " + waited
                        + " what it published; acknowledged all the same.");
    }

    static void workerFault(Throwable fault) {
        LOG.error(1043, "a worker met a fault of ours; the message goes back to its queue.", fault);
    }

    static GiveBack giveBack(String id) {
        return new GiveBack(Messages.code(1044) + " message " + id
                + " was given back: this ends the handler. Do not catch it; the outcome is already decided.");
    }

    static IllegalStateException noMessage() {
        return new IllegalStateException(
                Messages.code(1045) + " this thread handles no message. Use it in a @MessageHandler method.");
    }

    // flow

    static void duplicateTask(String topic, String places) {
        LOG.warn(
                1144,
                places + ": task " + topic
                        + " has more than one handler in this application, and each of them gets it, "
                        + "as urutu.messaging.duplicate-task = warn says.");
    }

    static void saturated(String pool, Duration waited, long slow) {
        LOG.warn(
                1145,
                "pool " + pool + " is saturated: a call waited " + waited + " for a slot and a worker, and " + slow
                        + " since the start waited a second or longer. Raise its bound or urutu.messaging.workers, or "
                        + "add replicas; told once a minute.");
    }

    static void filtered(int included, int all) {
        LOG.info(
                1146,
                "this process consumes for " + included + " of " + all
                        + " handlers, as urutu.messaging.include-* says; the queues of the others are declared.");
    }

    static void paused(String queue) {
        LOG.info(1147, "queue " + queue + " is paused: this process consumes it no more until it is resumed.");
    }

    static void resumed(String queue) {
        LOG.info(1148, "queue " + queue + " is resumed.");
    }

    static IllegalArgumentException noSuchHandler(String name, String nearest) {
        return new IllegalArgumentException(Messages.code(1149) + " this process consumes for no handler named \""
                + name + "\". The nearest known one is " + nearest + ".");
    }

    static void heldTooLong(Handling handling, String why) {
        LOG.error(
                1150,
                handling + ": failed, and no attempt is left that keeps the order of its key (" + why
                        + "). Its dead letter tells why.");
    }

    static void batchFailed(String handler, int size, Throwable failure) {
        LOG.error(1151, "handler " + handler + ": a batch of " + size + " failed and was rolled back.", failure);
    }

    static IllegalArgumentException publishedWithKeys(Class<?> payload, String places) {
        return new IllegalArgumentException(Messages.code(1152) + " " + payload.getName()
                + " cannot be published: it has no one @MessageKey that can be read, but " + places + ". Keep one.");
    }

    static void retried(Handling handling, int attempt, int most, Duration pause, Throwable failure) {
        LOG.warn(
                1109,
                handling + ": attempt " + attempt + " of " + most + " failed and was rolled back; again in " + pause
                        + ". " + failure);
    }

    static void retryAsked(Handling handling, int attempt, Duration pause) {
        LOG.info(1110, handling + ": given back at attempt " + attempt + " and rolled back; again in " + pause + ".");
    }

    static void retriesExhausted(Handling handling, int attempt) {
        LOG.error(1111, handling + ": given back at attempt " + attempt + ", the last it has, and rolled back.");
    }

    static void failedAfterReceipt(Handling handling, Throwable failure) {
        LOG.error(
                1112,
                handling + ": failed and was rolled back; acknowledged on receipt, it will not come again.",
                failure);
    }

    static void exceptionHandlerFailed(Handling handling, Throwable failure) {
        LOG.error(1113, handling + ": its exceptionHandler failed and was rolled back; nothing else changes.", failure);
    }

    static UrutuException unsettled(String handler) {
        return new UrutuException(Messages.code(1102) + " handler " + handler
                + " returned without a verb, and its ackPolicy is MANUAL. Call ack(), or give the message back.");
    }

    static IllegalStateException tooLate(String id) {
        return new IllegalStateException(Messages.code(1103) + " message " + id
                + " is settled already: its handler has ended, or its time is over. This verb decides nothing.");
    }

    static IllegalArgumentException delayOutOfBounds(Duration delay) {
        return new IllegalArgumentException(
                Messages.code(1100) + " retryLater(" + delay + "): the delay is from 0 to 365 days.");
    }

    // publishing

    static void unroutable(OutgoingMessage message) {
        LOG.error(
                1046,
                named(message) + " not sent: no queue is bound to topic " + message.topic()
                        + ". Deploy the application that handles it, then publish again.");
    }

    static void nobodyBound(String topic) {
        LOG.info(1047, "nobody is bound to the events of topic " + topic + "; told once a topic.");
    }

    static void notSent(OutgoingMessage message, String reason) {
        LOG.error(1048, named(message) + " of topic " + message.topic() + " not sent: " + reason);
    }

    static IllegalArgumentException publishedWithoutTopic(Class<?> payload) {
        return new IllegalArgumentException(Messages.code(1049) + " " + payload.getName()
                + " cannot be published: no topic is known. Annotate it @Event or @Task, or name one with "
                + "PublishOptions.of().topic(…).");
    }

    static IllegalArgumentException publishedEventAndTask(Class<?> payload) {
        return new IllegalArgumentException(Messages.code(1050) + " " + payload.getName()
                + " cannot be published: it is both @Event and @Task. Remove one of them.");
    }

    static IllegalArgumentException publishedToInvalidTopic(Class<?> payload, String topic) {
        return new IllegalArgumentException(Messages.code(1051) + " " + payload.getName()
                + " cannot be published: topic \"" + topic + "\" is not words of letters, digits, _ and -, joined by "
                + "dots, at most 255 long.");
    }

    static IllegalArgumentException publishedToUnknownConnection(Class<?> payload, String name, String nearest) {
        return new IllegalArgumentException(Messages.code(1162) + " " + payload.getName()
                + " cannot be published: connection \"" + name + "\" is not configured. " + nearest
                + " Set urutu.broker." + name + ".url.");
    }

    static IllegalArgumentException publishedWithUnknownCodec(String name, String known) {
        return new IllegalArgumentException(
                Messages.code(1052) + " no codec is named \"" + name + "\". Known are: " + known + ".");
    }

    static IllegalArgumentException publishedInvalid(Class<?> payload, List<String> paths) {
        return new IllegalArgumentException(Messages.code(1053) + " " + payload.getName()
                + " cannot be published: constraints are violated at " + String.join(", ", paths) + ".");
    }

    static IllegalArgumentException unencodable(Class<?> payload, String codec, Throwable cause) {
        return new IllegalArgumentException(
                Messages.code(1054) + " " + payload.getName() + " cannot be published: codec " + codec
                        + " cannot encode it.",
                cause);
    }

    static String noRoom(OutgoingMessage message) {
        return Messages.code(1055) + " " + named(message) + " not published: the broker takes no more now, and nothing "
                + "more can be kept for it. Try again when it has caught up.";
    }

    static UrutuException notSentNow(OutgoingMessage message, String reason) {
        return new UrutuException(Messages.code(1056) + " " + named(message) + " of topic " + message.topic()
                + " not sent: " + reason + ".");
    }

    static UrutuException unconfirmedNow(OutgoingMessage message, Duration waited) {
        return new UrutuException(Messages.code(1057) + " " + named(message) + " of topic " + message.topic()
                + ": the broker did not confirm within " + waited + ". It may still be sent.");
    }

    static IllegalStateException requestInTransaction(Class<?> payload) {
        return new IllegalStateException(Messages.code(1165) + " " + payload.getName()
                + " cannot be requested in a transaction: the reply would not belong to it, and waiting would hold its "
                + "locks. Ask before it begins, or in a method with @NoTransaction.");
    }

    static IllegalArgumentException requestTimeout(Duration timeout) {
        return new IllegalArgumentException(
                Messages.code(1166) + " a request waits from one millisecond to one day, not " + timeout + ".");
    }

    static String noReply(OutgoingMessage message, Duration waited) {
        return Messages.code(1167) + " no reply to " + message.topic() + " " + message.id() + " within " + waited
                + ". It may have been handled.";
    }

    static String requestNotSent(OutgoingMessage message, String why) {
        return Messages.code(1168) + " request " + message.topic() + " " + message.id() + " not sent: " + why + ".";
    }

    static String requestLost(OutgoingMessage message, String why) {
        return Messages.code(1169) + " no reply to " + message.topic() + " " + message.id() + " will come: " + why
                + ". It may have been handled.";
    }

    static String handlerFailed(OutgoingMessage message, Object failureClass, @Nullable Object text) {
        return Messages.code(1170) + " the handler of " + message.topic() + " " + message.id() + " failed: "
                + failureClass + ": " + text + ".";
    }

    static String replyUnreadable(OutgoingMessage message, String why) {
        return Messages.code(1171) + " the reply to " + message.topic() + " " + message.id() + " cannot be used: " + why
                + ".";
    }

    static IllegalArgumentException replyUnencodable(Class<?> reply, String codec, Throwable cause) {
        return new IllegalArgumentException(
                Messages.code(1172) + " " + reply.getName() + " cannot be a reply: codec " + codec
                        + " cannot encode it.",
                cause);
    }

    static void notReplied(Handling handling, String why) {
        LOG.warn(1173, handling + ": its requester gets no reply: " + why);
    }

    static IllegalArgumentException publishedOversized(Class<?> payload, int bytes, long most) {
        return new IllegalArgumentException(Messages.code(1174) + " " + payload.getName() + " cannot be published: "
                + bytes + " bytes, more than the " + most + " of urutu.messaging.publish-max-bytes.");
    }

    static IllegalStateException notRunning() {
        return new IllegalStateException(Messages.code(1058)
                + " the message bus does not run yet, or no more. Observe RuntimeStarted to publish when it does.");
    }

    private static String named(OutgoingMessage message) {
        return message.kind().name().toLowerCase(java.util.Locale.ROOT) + " " + message.id();
    }
}
