package io.urutu.tck.http.app;

import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.Path;

/** Has its methods from its base class. */
@Path("inherited/{key}")
@RequestScoped
public class InheritedResource extends BaseResource {}
