package io.urutu.bench.app;

import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** Answers when the application is up. */
@Path("ping")
@RequestScoped
public class Ping {

    @GET
    public String ping() {
        return "up";
    }
}
