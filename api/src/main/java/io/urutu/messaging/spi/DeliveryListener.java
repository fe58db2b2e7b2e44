package io.urutu.messaging.spi;

import java.util.concurrent.CompletionStage;

/** Takes deliveries from a broker. */
@FunctionalInterface
public interface DeliveryListener {
    /**
     * Takes one delivery and returns at once; the stage completes, on any thread, with what is to become of it. The
     * broker settles it exactly once. A stage that fails is {@link Outcome.Requeued}.
     */
    CompletionStage<Outcome> onDelivery(IncomingMessage message);

    /**
     * The deliveries handed over so far are lost with their channel: the unsettled ones come again, here or elsewhere,
     * and what becomes of these no longer counts. Called before the first of them can come again here.
     */
    default void onLoss() {}
}
