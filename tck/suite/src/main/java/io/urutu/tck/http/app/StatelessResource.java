package io.urutu.tck.http.app;

import jakarta.ejb.Stateless;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.StreamingOutput;

/** A session bean, with the container's own transaction. */
@Path("stateless/{key}")
@Stateless
public class StatelessResource {
    @POST
    public StreamingOutput keep(@PathParam("key") String key) {
        return Work.keep(key);
    }

    @POST
    @Path("fail")
    public StreamingOutput fail(@PathParam("key") String key) {
        return Work.fail(key);
    }
}
