package io.urutu.bench.messaging.twin;

import io.smallrye.reactive.messaging.annotations.Blocking;
import io.urutu.bench.messaging.app.Meter;
import io.urutu.bench.messaging.app.Order;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import java.nio.charset.StandardCharsets;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Handles on a pool of threads, in any order; each message is acknowledged when the method has returned. */
@ApplicationScoped
public class SmallRyeHandler {
    static final String CHANNEL = "bench";
    static final String POOL = "workers";
    static final Meter METER = new Meter();
    private static final Jsonb JSONB = JsonbBuilder.create();

    @Incoming(CHANNEL)
    @Blocking(value = POOL, ordered = false)
    public void handle(byte[] body) {
        METER.handled(JSONB.fromJson(new String(body, StandardCharsets.UTF_8), Order.class));
    }
}
