package io.urutu.runtime.messaging.settings;

import io.urutu.config.Setting;
import java.util.Optional;

/** What {@code urutu.messaging.pools.<name>.*} says. */
public record PoolSettings(
        @Setting(
                        doc =
                                "How many unsettled messages the consumer of each queue of this pool holds. Default: urutu.messaging.prefetch.")
                Optional<Integer> prefetch,
        @Setting(
                        doc =
                                "How many calls of this pool's handlers run at a time in this process, whatever is acknowledged early; 0 for any number. Default: the pool's prefetch.")
                Optional<Integer> concurrency) {
    public static final PoolSettings NONE = new PoolSettings(Optional.empty(), Optional.empty());

    public PoolSettings {
        require("prefetch", prefetch.orElse(1), 1);
        require("concurrency", concurrency.orElse(0), 0);
    }

    private static void require(String key, int value, int least) {
        if (value < least || value > MessagingSettings.MOST_UNSETTLED) {
            throw new IllegalArgumentException(
                    key + " is " + value + ", and must be from " + least + " to " + MessagingSettings.MOST_UNSETTLED);
        }
    }
}
