package io.urutu.runtime.messaging;

import io.urutu.UrutuException;
import io.urutu.kernel.Messages;
import io.urutu.messaging.spi.OutgoingMessage;

/** What is said of Reactive Messaging's channels while they run. Ids 01220–01239. */
final class ReactiveMessages {
    private static final Messages LOG = new Messages("messaging");

    private ReactiveMessages() {}

    static void notOurs(String owner) {
        LOG.info(
                1220,
                "another implementation of Reactive Messaging is here (" + owner + "): @Incoming, @Outgoing and "
                        + "@Channel are left to it; @MessageHandler methods are Urutu's.");
    }

    static void unread(String key, String why) {
        LOG.warn(1221, key + " is read by nobody: " + why + ". Remove it, or correct the channel's name.");
    }

    static void callbackFailed(Throwable failure) {
        LOG.warn(1222, "a Message's ack or nack function failed; the message itself is settled all the same.", failure);
    }

    static void emitterFailed(String channel, Exception reason) {
        LOG.warn(1223, "the application ended an emitter of channel " + channel + " with an error.", reason);
    }

    static IllegalStateException emitterEnded(String channel) {
        return new IllegalStateException(Messages.code(1224) + " this emitter of channel " + channel
                + " was ended by complete() or error(). Inject another to publish more.");
    }

    static IllegalArgumentException noPayload() {
        return new IllegalArgumentException(
                Messages.code(1225) + " a message without a payload cannot be published. Give it one.");
    }

    static UrutuException rolledBack(OutgoingMessage message) {
        return new UrutuException(Messages.code(1226) + " message " + message.id() + " of topic " + message.topic()
                + " was never sent: its transaction was rolled back.");
    }

    static UrutuException refused(OutgoingMessage message, String reason) {
        return new UrutuException(Messages.code(1227) + " message " + message.id() + " of topic " + message.topic()
                + " was not sent: " + reason + ".");
    }

    static IllegalArgumentException notInside(Class<?> type) {
        return new IllegalArgumentException(Messages.code(1228) + " a handled Message cannot be unwrapped to "
                + type.getName() + ". MessageOf.class gives its envelope.");
    }
}
