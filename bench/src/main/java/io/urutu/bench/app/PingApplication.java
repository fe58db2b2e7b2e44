package io.urutu.bench.app;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** Serves {@link Ping} at the context root. */
@ApplicationPath("/")
public class PingApplication extends Application {}
