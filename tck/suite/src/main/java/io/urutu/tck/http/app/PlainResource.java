package io.urutu.tck.http.app;

import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.StreamingOutput;

/** Without a scope: not a bean everywhere. */
@Path("plain/{key}")
public class PlainResource {
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
