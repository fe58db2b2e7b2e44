package io.urutu.tck.execution.app;

import io.urutu.Hooks;
import io.urutu.context.Execution;
import io.urutu.context.HttpInfo;
import io.urutu.context.Metadata;
import io.urutu.tck.probe.Ledger;
import io.urutu.tck.probe.Rows;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;

/** Tells of the execution it runs in. */
@Path("scope/{key}")
@RequestScoped
@Metadata(key = "on", value = "class")
@Metadata(key = "class", value = "only")
public class ScopeResource {
    @Inject
    private Basket basket;

    @Inject
    private BasketReader reader;

    @Inject
    private Execution execution;

    @GET
    @Path("basket")
    public String basket() {
        return basket.id() + " " + reader.id();
    }

    @GET
    @Path("execution")
    public String execution(@Context UriInfo uri) {
        HttpInfo info = (HttpInfo) execution.info();
        boolean same = Hooks.execution().id().equals(execution.id());
        return execution.kind() + " " + info.method() + " " + info.target() + " " + same;
    }

    @GET
    @Path("id")
    public String id() {
        Ledger.note(execution.id(), "method" + (Rows.inTransaction() ? " in transaction" : ""));
        return execution.id();
    }

    @POST
    @Path("denied")
    public String denied(@PathParam("key") String key) {
        Ledger.note(key, "reached");
        return "reached";
    }

    @GET
    @Path("replaced")
    public String replaced() {
        return "by resource";
    }

    @GET
    @Path("metadata")
    @Metadata(key = "on", value = "method")
    public String metadata() throws Exception {
        String plain = Hooks.metadata("on").orElse("none") + " "
                + Hooks.metadata("class").orElse("none");
        String block =
                Hooks.withMetadata("on", "block", () -> Hooks.metadata("on").orElse("none"));
        return plain + " " + block + " " + Hooks.metadata("on").orElse("none") + " "
                + Hooks.metadata("other").orElse("none");
    }
}
