package io.urutu.boot;

import io.urutu.config.Setting;
import java.time.Duration;
import java.util.List;

/** {@code urutu.*}: what concerns the application as a whole. */
record BootSettings(
        @Setting(
                        fallback = "http,worker,beat,relay",
                        doc =
                                "What this process does: `http` answers requests, `worker` handles messages; `beat` and `relay` are for scheduling and the outbox, which are still to come.")
                List<String> roles,
        @Setting(
                        key = "threads.factory",
                        fallback = "java:comp/DefaultManagedThreadFactory",
                        doc =
                                "JNDI name of the `ManagedThreadFactory` that makes the threads running application code.")
                String threadsFactory,
        @Setting(
                        key = "shutdown.drain",
                        fallback = "20s",
                        doc =
                                "How long running work may take to end when the application stops; then it is interrupted and its messages go back.")
                Duration drain,
        @Setting(key = "shutdown.close", fallback = "5s", doc = "How long connections may take to close after that.")
                Duration close) {
    static final String PREFIX = "urutu";
}
