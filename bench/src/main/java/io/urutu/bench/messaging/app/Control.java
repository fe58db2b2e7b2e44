package io.urutu.bench.messaging.app;

import io.urutu.context.NoTransaction;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;

/** How the bench steers the application. */
@Path("/")
@RequestScoped
@NoTransaction
public class Control {
    @Inject
    Meters meters;

    @Inject
    Publishing publishing;

    @GET
    @Path("ping")
    public String ping() {
        return "up";
    }

    @POST
    @Path("{handler}/hold")
    public void hold(@PathParam("handler") String handler) {
        meters.of(handler).hold();
    }

    @POST
    @Path("{handler}/release")
    public void release(@PathParam("handler") String handler, @QueryParam("count") int count) {
        meters.of(handler).release(count);
    }

    @GET
    @Path("{handler}/result")
    public String result(@PathParam("handler") String handler) {
        return meters.of(handler).result();
    }

    /** One execution that publishes. */
    @POST
    @Path("publish")
    public void publish() {
        publishing.publish();
    }

    /** Starts so many executions that publish; returns at once. */
    @POST
    @Path("publish/start")
    public void start(@QueryParam("count") int count) {
        publishing.start(count);
    }

    /** Bytes in use after a collection. */
    @GET
    @Path("heap")
    public long heap() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
