package io.urutu.tck.messaging.reactive.app;

import io.urutu.context.Execution;
import io.urutu.context.MessageInfo;
import io.urutu.messaging.MessageBusController;
import io.urutu.messaging.MessageHandler;
import io.urutu.messaging.MessageOf;
import io.urutu.tck.probe.Ledger;
import io.urutu.tck.probe.Rows;
import jakarta.inject.Inject;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.reactive.messaging.Acknowledgment;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Outgoing;

/** Checks parcels, packs those that are good, and says that they have arrived. */
@MessageBusController
public class Parcels {
    @Inject
    private Execution execution;

    @Incoming("tck.parcel.new")
    @Outgoing("tck.parcel.checked")
    Parcel check(Parcel parcel) {
        Rows.insert(parcel.key());
        Ledger.note(parcel.key(), ((MessageInfo) execution.info()).handler());
        if (parcel.how().equals("commit-fails")) {
            Rows.failCommit();
        }
        return new Parcel(parcel.key(), parcel.how() + ", checked");
    }

    @Incoming("tck.parcel.checked")
    @Outgoing("tck.parcel.packed")
    CompletionStage<Message<Parcel>> pack(MessageOf<Parcel> parcel) {
        String key = parcel.payload().key();
        Parcel packed = new Parcel(key, parcel.payload().how() + ", packed");
        return CompletableFuture.completedStage(Message.of(packed, () -> {
            Ledger.note(key, "packed is confirmed");
            return CompletableFuture.completedStage(null);
        }));
    }

    @Incoming("tck.parcel.packed")
    void arrived(Parcel parcel) {
        Ledger.note(parcel.key(), "arrived " + parcel.how());
    }

    @Incoming("tck.parcel.receipt")
    @Acknowledgment(Acknowledgment.Strategy.PRE_PROCESSING)
    void acknowledgedAhead(Parcel parcel) {
        Ledger.note(parcel.key(), "called");
        throw new IllegalStateException("as the test wants");
    }

    @Incoming("tck.parcel.manual")
    @Acknowledgment(Acknowledgment.Strategy.MANUAL)
    void acknowledgedByHand(Message<Parcel> message) {
        Ledger.note(message.getPayload().key(), "called");
        if (message.getPayload().how().equals("acks")) {
            message.ack();
        }
    }

    /** A handler of ours that takes the standard's envelope. */
    @MessageHandler(value = "tck.parcel.verb", name = "parcel-verb")
    CompletionStage<Void> verb(Message<Parcel> message) {
        String key = message.getPayload().key();
        Ledger.note(key, "attempt " + message.unwrap(MessageOf.class).attempt());
        Rows.insert(key);
        switch (message.getPayload().how()) {
            case "acks-and-fails" -> {
                message.ack();
                throw new IllegalStateException("after the ack");
            }
            case "nacks" -> {
                message.nack(new IllegalArgumentException("not wanted"));
                Ledger.note(key, "goes on");
            }
            default -> Ledger.note(key, "returns");
        }
        return CompletableFuture.completedStage(null);
    }
}
