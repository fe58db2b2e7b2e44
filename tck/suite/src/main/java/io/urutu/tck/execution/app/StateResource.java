package io.urutu.tck.execution.app;

import io.urutu.context.ShutdownSignal;
import io.urutu.messaging.BusStatus;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Duration;

/** What the runtime says of itself. */
@Path("state")
@RequestScoped
public class StateResource {
    @Inject
    private TckSettings settings;

    @Inject
    private ShutdownSignal shutdown;

    @Inject
    private BusStatus bus;

    @GET
    @Path("settings")
    public String settings() {
        return settings.maxTitle() + " " + settings.pace() + " " + settings.webhook() + " " + settings.names();
    }

    @GET
    @Path("shutdown")
    public String shutdown() throws Exception {
        String raced = shutdown.race(() -> "ran").orElse("shutdown won");
        return shutdown.isRequested() + " " + shutdown.await(Duration.ZERO) + " " + raced;
    }

    @GET
    @Path("bus")
    public String bus() {
        BusStatus.Connection connection = bus.connections().get(0);
        long attached =
                bus.consumers().stream().filter(BusStatus.Consumer::attached).count();
        return connection.broker() + " connected=" + connection.connected() + " durable=" + connection.durable()
                + " consumers=" + (attached == bus.consumers().size() ? "all" : "some");
    }
}
