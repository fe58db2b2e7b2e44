package io.urutu.tck.execution.app;

import io.urutu.Hooks;
import io.urutu.tck.probe.Rows;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

/** No bean on every server, so that interceptors may have no way to it. */
@Path("unscoped/{key}")
public class UnscopedResource {
    @POST
    public String run(@PathParam("key") String key) {
        Rows.insert(key);
        return Hooks.execution().id();
    }
}
