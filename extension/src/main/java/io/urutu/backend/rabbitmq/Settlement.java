package io.urutu.backend.rabbitmq;

import io.urutu.messaging.spi.Outcome;
import io.urutu.messaging.spi.Receipt;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Turns outcomes of one queue's deliveries into words to the broker.
 *
 * <p><b>Threading.</b> Safe for concurrent use; waits for nothing.
 */
final class Settlement {
    private final String queue;
    private final RabbitTopology topology;
    private final Backlog backlog;
    private final Runnable onMissingGrave;

    /** @param onMissingGrave called when the dead letter queue is not where it should be */
    Settlement(String queue, RabbitTopology topology, Backlog backlog, Runnable onMissingGrave) {
        this.queue = queue;
        this.topology = topology;
        this.backlog = backlog;
        this.onMissingGrave = onMissingGrave;
    }

    /** Null, which is what a failed listener leaves, requeues. */
    void settle(RabbitDelivery delivery, @Nullable Outcome outcome) {
        if (outcome instanceof Outcome.Acknowledged) {
            delivery.acknowledge();
        } else if (outcome instanceof Outcome.DeadLettered dead) {
            bury(delivery, dead.headers());
        } else {
            delivery.requeue();
        }
    }

    private void bury(RabbitDelivery delivery, Map<String, Object> headers) {
        Optional<String> grave = topology.deadLetterQueueOf(queue);
        if (grave.isEmpty()) {
            delivery.acknowledge();
            return;
        }
        Outbound copy = new Outbound(
                topology.deadLetterExchange(),
                grave.get(),
                AmqpMapping.deadLetter(delivery.properties(), headers),
                delivery.body());
        CompletionStage<Receipt> confirmed = copy.receipt;
        if (backlog.offerAlways(copy)) {
            confirmed.whenComplete((receipt, failure) -> buried(delivery, receipt));
        } else {
            delivery.requeue();
        }
    }

    private void buried(RabbitDelivery delivery, @Nullable Receipt receipt) {
        if (receipt instanceof Receipt.Confirmed) {
            delivery.acknowledge();
        } else if (receipt instanceof Receipt.Refused refused) {
            RabbitMessages.deadLetterRejected(queue, refused.reason());
            delivery.reject();
        } else {
            delivery.requeue();
            onMissingGrave.run();
        }
    }
}
