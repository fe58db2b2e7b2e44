package io.urutu.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.urutu.messaging.spi.DeliveryListener;
import io.urutu.messaging.spi.IncomingMessage;
import io.urutu.messaging.spi.Outcome;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * A listener that holds deliveries until a test takes and settles them.
 *
 * <p><b>Threading.</b> Safe for concurrent use.
 */
public final class Recorder implements DeliveryListener {
    private static final int PATIENCE_SECONDS = 20;

    private final BlockingQueue<Held> held = new LinkedBlockingQueue<>();

    /** A delivery that waits for its outcome. */
    public record Held(IncomingMessage message, CompletableFuture<Outcome> outcome) {
        public void settle(Outcome with) {
            outcome.complete(with);
        }

        public void acknowledge() {
            settle(new Outcome.Acknowledged());
        }

        public String text() {
            return BrokerFixture.text(message);
        }
    }

    @Override
    public CompletionStage<Outcome> onDelivery(IncomingMessage message) {
        Held delivery = new Held(message, new CompletableFuture<>());
        held.add(delivery);
        return delivery.outcome();
    }

    /** Waits for the next delivery, and fails when none comes. */
    public Held next() {
        try {
            Held next = held.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            assertThat(next).as("a delivery within " + PATIENCE_SECONDS + " s").isNotNull();
            return next;
        } catch (InterruptedException ended) {
            throw new IllegalStateException("interrupted while waiting for a delivery", ended);
        }
    }

    /** How many deliveries nobody has taken yet. */
    public int size() {
        return held.size();
    }
}
