package io.urutu.tck.messaging.reactive.app;

import io.urutu.messaging.MessagePublisher;
import io.urutu.messaging.PublishOptions;
import io.urutu.tck.probe.Ledger;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Emitter;
import org.eclipse.microprofile.reactive.messaging.Message;

/** Publishes parcels; paths that end in {@code fails} fail afterwards. */
@Path("parcels/{key}")
@RequestScoped
public class ParcelResource {
    @Inject
    private MessagePublisher publisher;

    @Inject
    @Channel("tck.parcel.packed")
    private Emitter<Parcel> packed;

    @PathParam("key")
    private String key = "";

    @POST
    @Path("to/{topic}/{how}")
    public String publish(@PathParam("topic") String topic, @PathParam("how") String how) {
        publisher.publish(new Parcel(key, how), PublishOptions.of().topic(topic));
        return key;
    }

    @POST
    @Path("emit")
    public String emit() {
        boolean staged =
                packed.send(new Parcel(key, "emitted")).toCompletableFuture().isDone();
        Ledger.note(key, "staged " + staged);
        return key;
    }

    @POST
    @Path("emit-fails")
    public String emitFails() {
        emit();
        throw new IllegalStateException("as the test wants");
    }

    @POST
    @Path("emit-message")
    public String emitMessage() {
        packed.send(Message.of(new Parcel(key, "in a message"), () -> note("acked"), reason -> note("nacked")));
        return key;
    }

    @POST
    @Path("emit-message-fails")
    public String emitMessageFails() {
        emitMessage();
        throw new IllegalStateException("as the test wants");
    }

    private CompletionStage<Void> note(String entry) {
        Ledger.note(key, entry);
        return CompletableFuture.completedStage(null);
    }
}
