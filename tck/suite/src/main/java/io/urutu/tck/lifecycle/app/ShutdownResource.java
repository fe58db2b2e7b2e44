package io.urutu.tck.lifecycle.app;

import io.urutu.context.ShutdownSignal;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Duration;

/** Asks for the end. */
@Path("shutdown")
@RequestScoped
public class ShutdownResource {
    @Inject
    private ShutdownSignal shutdown;

    @POST
    public String request() throws InterruptedException {
        shutdown.request();
        return shutdown.isRequested() + " " + shutdown.await(Duration.ofSeconds(1));
    }
}
