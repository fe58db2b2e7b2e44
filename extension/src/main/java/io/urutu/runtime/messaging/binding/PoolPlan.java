package io.urutu.runtime.messaging.binding;

import io.urutu.runtime.messaging.settings.MessagingSettings;
import io.urutu.runtime.messaging.settings.PoolSettings;
import java.util.OptionalInt;
import java.util.function.Function;

/** Which pool a handler's calls run in, and what prefetch and bounds follow from that. */
public final class PoolPlan {
    static final String SHARED = "default";

    private final MessagingSettings settings;
    private final Function<Handler, OptionalInt> ofAddress;

    /** @param ofAddress what the address of the handler's broker names, where the room's own keys say nothing */
    public PoolPlan(MessagingSettings settings, Function<Handler, OptionalInt> ofAddress) {
        this.settings = settings;
        this.ofAddress = ofAddress;
    }

    private int standard(Handler handler) {
        return settings.prefetch().orElseGet(() -> ofAddress.apply(handler).orElse(MessagingSettings.DEFAULT_PREFETCH));
    }

    /** Whether others may share it. */
    public boolean isShared(Handler handler) {
        return handler.flow().pool().isPresent() || settings.sharedDefaultPool();
    }

    public String name(Handler handler) {
        return handler.flow().pool().orElse(settings.sharedDefaultPool() ? SHARED : handler.name());
    }

    /** The handler's own, its pool's, the room's, the broker URL's, ours: the first that is there. A batch fits in. */
    public int prefetch(Handler handler) {
        return handler.channel()
                .prefetch()
                .or(() -> settingsOf(handler).prefetch())
                .or(settings::prefetch)
                .orElse(
                        handler.declaration().batch()
                                ? Math.max(
                                        standard(handler),
                                        handler.flow().batching().size())
                                : standard(handler));
    }

    /** How many calls of its pool run at a time; 0 for any number. */
    public int bound(Handler handler) {
        if (!isShared(handler)) {
            return handler.flow().concurrency().orElse(prefetch(handler));
        }
        PoolSettings pool = settingsOf(handler);
        return pool.concurrency().orElse(pool.prefetch().orElse(standard(handler)));
    }

    /** How many of its own calls run at a time within its pool; 0 for any number. */
    public int ownBound(Handler handler) {
        return isShared(handler) ? handler.flow().concurrency().orElse(0) : 0;
    }

    private PoolSettings settingsOf(Handler handler) {
        return isShared(handler) ? settings.pools().getOrDefault(name(handler), PoolSettings.NONE) : PoolSettings.NONE;
    }
}
