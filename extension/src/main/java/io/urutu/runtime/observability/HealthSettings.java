package io.urutu.runtime.observability;

import io.urutu.config.Setting;
import java.util.Optional;

/** {@code urutu.health.*}. */
record HealthSettings(
        @Setting(fallback = "true", doc = "Whether readiness speaks of the broker at all.") boolean broker,
        @Setting(
                        doc =
                                "Whether a handler the broker has no consumer of makes this process not ready. By default in processes with the role `worker` and without `http`.")
                Optional<Boolean> consumersInReadiness) {
    static final String PREFIX = "urutu.health";
}
