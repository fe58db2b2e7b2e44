package io.urutu.sample;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** The API lives below {@code /api}; everything else is the page. */
@ApplicationPath("api")
public class TaskApplication extends Application {}
