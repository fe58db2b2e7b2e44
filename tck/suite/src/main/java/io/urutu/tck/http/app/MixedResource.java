package io.urutu.tck.http.app;

import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.StreamingOutput;

/**
 * An injected member, and an interceptor binding written on another method: on Open Liberty a binding that an extension
 * adds never reaches {@link #keep}.
 */
@Path("mixed/{key}")
@RequestScoped
public class MixedResource {
    @Inject
    private BeanManager beans;

    @GET
    @Transactional
    public boolean other() {
        return beans.isScope(RequestScoped.class);
    }

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
