package io.urutu.context;

import java.util.Locale;
import java.util.Set;

/** What a process does for the application; {@code urutu.roles} names them, all of them by default. */
public enum Role {
    /** Answers requests and sockets. Without it resources answer 503. */
    HTTP,
    /** Handles messages and runs scheduled actions. */
    WORKER,
    /** Dispatches due actions and delayed messages. */
    BEAT,
    /** Carries outbox rows to the broker. */
    RELAY;

    /** The word used in configuration. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** All four: one process that does everything. */
    public static Set<Role> all() {
        return Set.of(values());
    }
}
