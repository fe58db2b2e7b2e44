package io.urutu.runtime.messaging.settings;

import io.urutu.config.Setting;
import io.urutu.messaging.AckPolicy;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What {@code urutu.messaging.*} says. */
public record MessagingSettings(
        @Setting(
                        doc =
                                "How many unsettled messages a queue's consumer holds at a time. Default: prefetch_count of the broker's URL, else 20.")
                Optional<Integer> prefetch,
        @Setting(
                        fallback = "1048576",
                        doc = "The largest body in bytes a handler takes; a larger one is dead-lettered unread.")
                long maxBytes,
        @Setting(
                        fallback = "16777216",
                        doc =
                                "The largest body in bytes that may be published; a larger one is refused at the call. The default is what RabbitMQ 4 takes.")
                long publishMaxBytes,
        @Setting(
                        fallback = "false",
                        doc =
                                "Whether messages are CloudEvents in binary mode: published as such, and read as such where they are.")
                boolean cloudEvents,
        @Setting(
                        doc =
                                "How payloads become bodies: jsonb, jackson, or the name of a MessageCodec bean. Default: jsonb, or jackson where the application has an ObjectMapper bean.")
                Optional<String> codec,
        @Setting(fallback = "10", doc = "How many threads of this process handle messages.") int workers,
        @Setting(
                        fallback = "10s",
                        doc =
                                "How long a handled message waits for the broker to confirm what its handler published, and an immediate publish for its own confirm.")
                Duration confirmTimeout,
        @Setting(
                        fallback = "false",
                        doc =
                                "Whether all handlers that name no pool share the pool named default; otherwise each has one of its own.")
                boolean sharedDefaultPool,
        @Setting(doc = "One pool's settings, by its name.") Map<String, PoolSettings> pools,
        @Setting(
                        doc =
                                "The handlers this process consumes for, by name. Default: all. The queues of the others are declared all the same.")
                Set<String> includeHandlers,
        @Setting(
                        doc =
                                "The groups of handlers this process consumes for. Default: all. With include-handlers a handler must be in both.")
                Set<String> includeGroups,
        @Setting(
                        fallback = "fail",
                        doc =
                                "What becomes of a deployment in which several handlers take one task: fail, or warn and let each have it.")
                DuplicateTask duplicateTask,
        @Setting(
                        fallback = "after-commit",
                        doc = "When handled messages are acknowledged: after-commit, on-receipt or manual.")
                AckPolicy ackPolicy,
        RetryMemberSettings retry,
        @Setting(doc = "One handler's settings, by its name; they hold over its annotation.")
                Map<String, HandlerSettings> handlers) {
    public static final String PREFIX = "urutu.messaging";
    public static final int DEFAULT_PREFETCH = 20;
    /** A prefetch is sixteen bits on the wire. */
    public static final int MOST_UNSETTLED = 65535;

    public MessagingSettings {
        handlers = Map.copyOf(handlers);
        pools = Map.copyOf(pools);
        includeHandlers = Set.copyOf(includeHandlers);
        includeGroups = Set.copyOf(includeGroups);
        prefetch.ifPresent(count -> require("prefetch", count, MOST_UNSETTLED));
        require("workers", workers, 10_000);
        require("max-bytes", maxBytes, Integer.MAX_VALUE);
        require("publish-max-bytes", publishMaxBytes, Integer.MAX_VALUE);
        if (confirmTimeout.isZero()) {
            throw new IllegalArgumentException("confirm-timeout is zero, and must be above");
        }
    }

    public HandlerSettings handler(String name) {
        return handlers.getOrDefault(name, HandlerSettings.NONE);
    }

    private static void require(String key, long value, long most) {
        if (value < 1 || value > most) {
            throw new IllegalArgumentException(key + " is " + value + ", and must be from 1 to " + most);
        }
    }
}
