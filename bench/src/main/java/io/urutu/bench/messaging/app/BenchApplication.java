package io.urutu.bench.messaging.app;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** Serves {@link Control} at the context root. */
@ApplicationPath("/")
public class BenchApplication extends Application {}
