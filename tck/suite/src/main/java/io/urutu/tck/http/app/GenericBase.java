package io.urutu.tck.http.app;

import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.StreamingOutput;

/** Annotated, generic and abstract. */
public abstract class GenericBase<K> {
    @POST
    public abstract StreamingOutput keep(@PathParam("key") K key);

    @POST
    @Path("fail")
    public abstract StreamingOutput fail(@PathParam("key") K key);
}
