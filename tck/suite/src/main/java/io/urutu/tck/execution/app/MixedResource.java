package io.urutu.tck.execution.app;

import io.urutu.context.Execution;
import io.urutu.tck.probe.Rows;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

/** An injected member and a binding written on another method: the shape that Open Liberty does not intercept. */
@Path("mixed/{key}")
@RequestScoped
public class MixedResource {
    @Inject
    private Execution execution;

    @GET
    @Transactional
    public String other() {
        return execution.id();
    }

    @POST
    public String run(@PathParam("key") String key) {
        Rows.insert(key);
        return execution.id();
    }
}
