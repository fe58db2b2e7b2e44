package io.urutu.bench.messaging.app;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/** One meter for each handler of the application. */
@ApplicationScoped
public class Meters {
    private final Map<String, Meter> meters = Map.of("plain", new Meter(), "jta", new Meter());

    public Meter of(String handler) {
        Meter meter = meters.get(handler);
        if (meter == null) {
            throw new IllegalArgumentException("no handler " + handler);
        }
        return meter;
    }
}
