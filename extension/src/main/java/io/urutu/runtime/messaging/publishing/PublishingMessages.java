package io.urutu.runtime.messaging.publishing;

import io.urutu.UrutuException;
import io.urutu.kernel.Messages;
import io.urutu.messaging.spi.OutgoingMessage;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What publishing and asking say. 01060, 01061, 01160 and 01161 are told by {@code PublishOptions}. */
public final class PublishingMessages {
    private static final Messages LOG = new Messages("messaging");

    private PublishingMessages() {}

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

    static IllegalArgumentException publishedWithKeys(Class<?> payload, String places) {
        return new IllegalArgumentException(Messages.code(1152) + " " + payload.getName()
                + " cannot be published: it has no one @MessageKey that can be read, but " + places + ". Keep one.");
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

    static IllegalArgumentException publishedOversized(Class<?> payload, int bytes, long most) {
        return new IllegalArgumentException(Messages.code(1174) + " " + payload.getName() + " cannot be published: "
                + bytes + " bytes, more than the " + most + " of urutu.messaging.publish-max-bytes.");
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

    public static IllegalStateException notRunning() {
        return new IllegalStateException(Messages.code(1058)
                + " the message bus does not run yet, or no more. Observe RuntimeStarted to publish when it does.");
    }

    private static String named(OutgoingMessage message) {
        return message.kind().name().toLowerCase(java.util.Locale.ROOT) + " " + message.id();
    }
}
