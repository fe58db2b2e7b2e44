package io.urutu.tck.lifecycle.app;

import io.urutu.messaging.MessageBusController;
import io.urutu.messaging.MessageHandler;
import io.urutu.messaging.MessagePublisher;
import io.urutu.tck.probe.Ledger;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

/** Publishes and handles. */
@MessageBusController
@Path("round-trip/{key}")
public class RoundTrip {
    @Inject
    private MessagePublisher publisher;

    @POST
    public String publish(@PathParam("key") String key) {
        publisher.publish(new Early(key));
        return key;
    }

    @MessageHandler(name = "round-trip")
    void handle(Early event) {
        Ledger.note(event.key(), "handled");
    }
}
