package io.urutu.tck.messaging.reactive.other;

import io.urutu.messaging.MessageBusController;
import io.urutu.messaging.MessageHandler;
import io.urutu.messaging.MessageOf;
import io.urutu.tck.messaging.reactive.app.Parcel;
import io.urutu.tck.probe.Ledger;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

/** One method is the other implementation's, one is Urutu's. */
@MessageBusController
public class Neighbours {
    @Incoming("theirs")
    public void theirs(String key) {
        Ledger.note(key, "theirs");
    }

    @MessageHandler(value = "tck.ours", name = "ours")
    public CompletionStage<Void> ours(Message<Parcel> message) {
        Ledger.note(message.getPayload().key(), "ours");
        Ledger.note(message.getPayload().key(), "metadata " + metadata(message).isPresent());
        return message.ack();
    }

    /** Of the richer form of {@code Message} that SmallRye gives, and with it the servers that have it inside. */
    private static Optional<?> metadata(Message<?> message) {
        try {
            return (Optional<?>)
                    Message.class.getMethod("getMetadata", Class.class).invoke(message, MessageOf.class);
        } catch (ReflectiveOperationException standard) {
            return Optional.of("the standard's form has none");
        }
    }
}
