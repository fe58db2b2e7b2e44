package io.urutu.bench.messaging.app;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** A clock that two processes of one machine share. */
public final class Micros {
    /** Microseconds since 1970. */
    public static long now() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
    }

    private Micros() {}
}
