package io.urutu.tck.execution.app;

import io.urutu.tck.probe.Rows;
import jakarta.enterprise.context.RequestScoped;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.io.IOException;

/** Writes a row and ends in one of the ways a method can. */
@Path("ends/{key}")
@RequestScoped
public class EndsResource {
    @POST
    @Path("{how}")
    public String end(@PathParam("key") String key, @PathParam("how") String how) throws IOException {
        Rows.insert(key);
        switch (how) {
            case "mapped" -> throw new TeapotException();
            case "web" -> throw new WebApplicationException(409);
            case "unmapped" -> throw new IllegalStateException("as the test wants");
            case "checked" -> throw new IOException("as the test wants");
            case "error" -> throw new AssertionError("as the test wants");
            default -> {
                return how;
            }
        }
    }

    @POST
    @Path("conflict/returned")
    public Response conflict(@PathParam("key") String key) {
        Rows.insert(key);
        return Response.status(409).build();
    }

    @POST
    @Path("exception/kept")
    @Transactional(dontRollbackOn = KeptException.class)
    public String kept(@PathParam("key") String key) {
        Rows.insert(key);
        throw new KeptException();
    }
}
