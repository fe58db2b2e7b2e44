package io.urutu.tck.execution.app;

import io.urutu.tck.probe.Rows;
import jakarta.enterprise.context.RequestScoped;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

/**
 * {@code @Transactional} on every method: on one alone Open Liberty would hide the others from an extension's binding,
 * and this application has interceptors that must not be gone around.
 */
@Path("transaction/{key}/transactional")
@RequestScoped
public class TransactionalResource {
    @PathParam("key")
    private String key = "";

    @POST
    @Transactional
    public String commits() {
        Rows.insert(key);
        return key;
    }

    @POST
    @Path("fails")
    @Transactional
    public String fails() {
        Rows.insert(key);
        throw new IllegalStateException("as the test wants");
    }
}
