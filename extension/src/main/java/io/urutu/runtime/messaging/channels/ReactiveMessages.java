package io.urutu.runtime.messaging.channels;

import io.urutu.UrutuException;
import io.urutu.kernel.Messages;
import io.urutu.messaging.spi.OutgoingMessage;

/** What is said of Reactive Messaging's channels while they run. Ids 01220–01239, with those that the neighbours say. */
final class ReactiveMessages {
    private static final Messages LOG = new Messages("messaging");

    private ReactiveMessages() {}

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
}
