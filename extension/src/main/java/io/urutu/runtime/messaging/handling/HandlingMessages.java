package io.urutu.runtime.messaging.handling;

import io.urutu.UrutuException;
import io.urutu.kernel.Messages;
import io.urutu.messaging.spi.IncomingMessage;
import java.time.Duration;
import java.util.List;

/** What is said while messages are handled. */
final class HandlingMessages {
    private static final Messages LOG = new Messages("messaging");

    private HandlingMessages() {}

    static void cutOff() {
        LOG.warn(1032, "handlers did not end in time and were interrupted; their messages go back to their queues.");
    }

    static void workersLeft(List<String> names) {
        LOG.error(
                1033,
                "threads that do not end although interrupted: " + String.join(", ", names)
                        + ". Handlers must answer an interrupt.");
    }

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

    static IllegalArgumentException replyUnencodable(Class<?> reply, String codec, Throwable cause) {
        return new IllegalArgumentException(
                Messages.code(1172) + " " + reply.getName() + " cannot be a reply: codec " + codec
                        + " cannot encode it.",
                cause);
    }

    static void notReplied(Handling handling, String why) {
        LOG.warn(1173, handling + ": its requester gets no reply: " + why);
    }

    static void callbackFailed(Throwable failure) {
        LOG.warn(1222, "a Message's ack or nack function failed; the message itself is settled all the same.", failure);
    }
}
