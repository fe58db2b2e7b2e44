package io.urutu.tck.lifecycle.app;

import io.urutu.messaging.MessageBusController;
import io.urutu.messaging.MessageHandler;
import io.urutu.messaging.MessagePublisher;
import io.urutu.tck.probe.Ledger;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

/** Publishes and handles, so that everything is in use when the application is taken away. */
@MessageBusController
@Path("traced/{key}")
public class TracedHandler {
    @Inject
    private MessagePublisher publisher;

    @POST
    public String publish(@PathParam("key") String key) {
        publisher.publish(new Early(key));
        return key;
    }

    @MessageHandler(name = "traced")
    void handle(Early event) {
        Ledger.note(event.key(), "handled beside " + Trace.one().getClass().getSimpleName());
    }
}
