package io.urutu.poison;

import io.urutu.messaging.MessageBusController;
import io.urutu.messaging.MessageHandler;
import io.urutu.messaging.MessageOf;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.validation.Valid;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** The application the corpus is thrown at. */
final class Shop {
    static final int MOST_BYTES = 200_000;
    static final String TOPIC = "order.placed";

    private Shop() {}

    public record Line(@NotBlank String sku) {}

    public record Order(@NotBlank String id, @Min(1) int amount, @Size(max = 10) List<@Valid Line> lines, UUID ref) {}

    /** The ids of what was handled. */
    @Singleton
    public static class Shelf {
        final BlockingQueue<String> handled = new LinkedBlockingQueue<>();
    }

    /** What a server has. */
    @Singleton
    public static class Platform {
        @Produces
        Validator validator() {
            return Validation.buildDefaultValidatorFactory().getValidator();
        }
    }

    @MessageBusController
    public static class Orders {
        @Inject
        Shelf shelf;

        @MessageHandler(value = TOPIC, name = "orders", maxBytes = MOST_BYTES)
        void take(MessageOf<Order> message) {
            switch (message.payload().id()) {
                case "fail" -> throw new IllegalStateException("no");
                case "chat" -> throw new IllegalArgumentException("\0ü🐢\r\n".repeat(100_000));
                case "mute" -> throw new NullPointerException();
                case "deep" -> take(message);
                case "reject" -> message.reject("not ours");
                default -> shelf.handled.add(message.payload().id());
            }
        }
    }
}
