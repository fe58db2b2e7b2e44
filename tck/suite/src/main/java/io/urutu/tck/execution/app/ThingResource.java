package io.urutu.tck.execution.app;

import io.urutu.tck.probe.Ledger;
import jakarta.enterprise.context.RequestScoped;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;

/** Takes a body with rules. */
@Path("things/{key}")
@RequestScoped
public class ThingResource {
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public String create(@PathParam("key") String key, @Valid @NotNull NewThing thing) {
        Ledger.note(key, "created " + thing.getTitle());
        return thing.getTitle();
    }
}
