package io.urutu.tck.http.app;

import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.StreamingOutput;

/** Holds the annotations of its resource. */
public interface Contract {
    @POST
    StreamingOutput keep(@PathParam("key") String key);

    @POST
    @Path("fail")
    StreamingOutput fail(@PathParam("key") String key);
}
