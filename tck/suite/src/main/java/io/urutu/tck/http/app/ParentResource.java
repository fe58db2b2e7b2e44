package io.urutu.tck.http.app;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Path;

/** Hands requests on to sub-resources. */
@Path("parent")
@RequestScoped
public class ParentResource {
    @Inject
    private BeanSubResource bean;

    @Path("new/{key}")
    public NewSubResource made() {
        return new NewSubResource();
    }

    @Path("bean/{key}")
    public BeanSubResource injected() {
        return bean;
    }
}
