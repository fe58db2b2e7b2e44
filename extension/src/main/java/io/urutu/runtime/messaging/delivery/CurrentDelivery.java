package io.urutu.runtime.messaging.delivery;

import io.urutu.messaging.MessageOf;
import io.urutu.messaging.spi.CurrentMessage;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** The delivery each worker thread handles now. */
public final class CurrentDelivery implements CurrentMessage {
    @SuppressWarnings("ThreadLocalUsage") // one bus an application; a static one would be shared by two
    private final ThreadLocal<@Nullable Delivery> current = new ThreadLocal<>();

    public CurrentDelivery() {}

    @Override
    public MessageOf<?> require() {
        return Optional.ofNullable(current.get()).orElseThrow(DeliveryMessages::noMessage);
    }

    public <T extends @Nullable Object> T during(Delivery delivery, Callable<T> body) throws Exception {
        current.set(delivery);
        try {
            return body.call();
        } finally {
            current.remove();
        }
    }
}
