package io.urutu.tck.http.app;

import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.StreamingOutput;

/** Its methods are annotated on the interface only. */
@Path("interface/{key}")
@RequestScoped
public class InterfaceResource implements Contract {
    @Override
    public StreamingOutput keep(String key) {
        return Work.keep(key);
    }

    @Override
    public StreamingOutput fail(String key) {
        return Work.fail(key);
    }
}
