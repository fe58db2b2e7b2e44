package io.urutu.backend.embedded;

import io.urutu.messaging.spi.DeliveryListener;
import io.urutu.messaging.spi.Outcome;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** One message in the hands of one consumer. Equal to itself only. */
final class Delivery {
    private final Subscription subscription;
    private final StoredMessage message;

    Delivery(Subscription subscription, StoredMessage message) {
        this.subscription = subscription;
        this.message = message;
    }

    Subscription subscription() {
        return subscription;
    }

    StoredMessage message() {
        return message;
    }

    /** Never fails: whatever goes wrong in the listener requeues. */
    CompletionStage<Outcome> hand() {
        return listen().exceptionally(failure -> new Outcome.Requeued());
    }

    /** An error must not stop the deliveries of everybody else. */
    private CompletionStage<Outcome> listen() {
        DeliveryListener listener = subscription.listener();
        try {
            return listener.onDelivery(message.delivered(subscription.queue().name()));
        } catch (RuntimeException | Error failure) {
            return CompletableFuture.failedFuture(failure);
        }
    }
}
