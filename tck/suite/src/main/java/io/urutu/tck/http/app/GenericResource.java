package io.urutu.tck.http.app;

import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.StreamingOutput;

/** Implements the annotated methods of a generic base class without annotations of its own. */
@Path("generic/{key}")
@RequestScoped
public class GenericResource extends GenericBase<String> {
    @Override
    public StreamingOutput keep(String key) {
        return Work.keep(key);
    }

    @Override
    public StreamingOutput fail(String key) {
        return Work.fail(key);
    }
}
