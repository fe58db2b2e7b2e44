package io.urutu.runtime.observability;

import io.urutu.config.Setting;
import java.util.Optional;

/** {@code urutu.health.*}. */
record HealthSettings(
        @Setting(fallback = "true", doc = "Whether there is a startup check: the broker's queues were declared once.")
                boolean startup,
        @Setting(
                        fallback = "true",
                        doc =
                                "Whether there is a readiness check: connected, every expected consumer attached, and not shutting down.")
                boolean readiness,
        @Setting(
                        fallback = "true",
                        doc =
                                "Whether there is a liveness check: the threads that run handlers live, and none is lost in one.")
                boolean liveness,
        @Setting(
                        fallback = "true",
                        doc =
                                "Whether a broker that is away makes this process not ready and not started; `false`: it is data only.")
                boolean broker,
        @Setting(
                        doc =
                                "Whether a handler the broker has no consumer of makes this process not ready. By default in processes with the role `worker` and without `http`.")
                Optional<Boolean> consumersInReadiness,
        @Setting(
                        fallback = "1",
                        doc =
                                "How many threads have to be lost, each in an execution that does not answer its timeout's interrupt, for this process not to be live.")
                int lostThreads) {
    static final String PREFIX = "urutu.health";

    HealthSettings {
        if (lostThreads < 1) {
            throw new IllegalArgumentException("lost-threads is " + lostThreads + ", and must be above zero");
        }
    }
}
