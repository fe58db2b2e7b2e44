package io.urutu.tck.http.app;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** Finds its resources by itself. */
@ApplicationPath("api")
public class Api extends Application {}
