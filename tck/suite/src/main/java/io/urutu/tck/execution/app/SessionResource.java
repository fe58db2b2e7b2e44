package io.urutu.tck.execution.app;

import io.urutu.Hooks;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

/** Works with entities through {@code Hooks}, as code that is no bean does. */
@Path("session/{key}")
@RequestScoped
public class SessionResource {
    @POST
    @Path("{how}")
    public String persist(@PathParam("key") String key, @PathParam("how") String how) {
        Hooks.session().persist(new Remark(key));
        if (how.equals("fails")) {
            throw new IllegalStateException("as the test wants");
        }
        return how;
    }

    @GET
    public boolean isThere(@PathParam("key") String key) {
        return Hooks.session().find(Remark.class, key) != null;
    }

    @GET
    @Path("units")
    public String units() {
        return Hooks.session().getEntityManagerFactory().getProperties().get("tck.unit")
                + " "
                + Hooks.session("second")
                        .getEntityManagerFactory()
                        .getProperties()
                        .get("tck.unit");
    }
}
