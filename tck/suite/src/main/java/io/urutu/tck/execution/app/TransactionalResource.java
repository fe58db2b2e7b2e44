package io.urutu.tck.execution.app;

import io.urutu.tck.probe.Rows;
import jakarta.enterprise.context.RequestScoped;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

/** The platform's own annotation on resource methods. */
@Path("transactional/{key}")
@RequestScoped
public class TransactionalResource {
    @POST
    @Path("returns")
    @Transactional
    public String returns(@PathParam("key") String key) {
        Rows.insert(key);
        return key;
    }

    @POST
    @Path("fails")
    @Transactional
    public String fails(@PathParam("key") String key) {
        Rows.insert(key);
        throw new IllegalStateException("as the test wants");
    }
}
