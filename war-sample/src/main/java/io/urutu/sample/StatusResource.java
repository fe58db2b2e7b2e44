package io.urutu.sample;

import io.urutu.context.NoTransaction;
import io.urutu.messaging.BusStatus;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** How the broker is, for the badge on the page. Health checks for machines come with the extension. */
@Path("status")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class StatusResource {
    @Inject
    BusStatus bus;

    @GET
    @NoTransaction
    public StatusView status() {
        return StatusView.of(bus);
    }
}
