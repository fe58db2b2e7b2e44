package io.urutu.tck.messaging.reactive.other;

import io.urutu.messaging.BusStatus;
import io.urutu.messaging.MessagePublisher;
import io.urutu.messaging.PublishOptions;
import io.urutu.tck.messaging.reactive.app.Parcel;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Emitter;

/** Sends to both. */
@Path("neighbours")
@ApplicationScoped
public class NeighbourResource {
    @Inject
    @Channel("theirs")
    @SuppressWarnings("NullAway.Init") // injected
    Emitter<String> theirs;

    @Inject
    @SuppressWarnings("NullAway.Init") // injected
    MessagePublisher ours;

    @Inject
    @SuppressWarnings("NullAway.Init") // injected
    BusStatus status;

    @POST
    @Path("{key}")
    public String send(@PathParam("key") String key) {
        theirs.send(key);
        ours.publish(new Parcel(key, ""), PublishOptions.of().topic("tck.ours"));
        return key;
    }

    @GET
    public String consumers() {
        return status.consumers().toString();
    }
}
