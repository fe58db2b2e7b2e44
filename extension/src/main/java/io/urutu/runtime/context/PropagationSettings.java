package io.urutu.runtime.context;

import io.urutu.config.Setting;
import java.util.List;

/** {@code urutu.messaging.propagate-headers}: the context room's part of the messaging keys, as requests carry headers too. */
record PropagationSettings(
        @Setting(
                        doc =
                                "Headers of requests and messages that travel on to every message published there: names, or prefixes such as `tenant-*`, in any case. Those of the bus, the broker and tracing never do.")
                List<String> propagateHeaders) {
    static final String PREFIX = "urutu.messaging";
}
