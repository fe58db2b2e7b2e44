package io.urutu.tck.http.app;

import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.StreamingOutput;

/** In the request scope. */
@Path("request-scoped/{key}")
@RequestScoped
public class RequestScopedResource {
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
