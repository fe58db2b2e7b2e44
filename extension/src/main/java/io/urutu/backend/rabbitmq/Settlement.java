package io.urutu.backend.rabbitmq;

import com.rabbitmq.client.AMQP.BasicProperties;
import io.urutu.messaging.spi.Outcome;
import io.urutu.messaging.spi.Receipt;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Turns outcomes of one queue's deliveries into words to the broker. A copy is confirmed before its original is
 * acknowledged; while the original's channel is gone the broker has the original again, and no copy is sent.
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
            bury(delivery, dead);
        } else if (outcome instanceof Outcome.Retried retried) {
            retry(delivery, retried);
        } else {
            delivery.requeue();
        }
    }

    /** For a copy of ours that came back before its time, since no queue keeps one for so long. */
    void lap(RabbitDelivery delivery, long remainingMillis) {
        delay(delivery, queue, Duration.ofMillis(remainingMillis), AmqpMapping::lap);
    }

    private void retry(RabbitDelivery delivery, Outcome.Retried retried) {
        if (!retried.exact() && NativeDelay.applies(topology.argumentsOf(queue), delivery.server())) {
            delivery.requeue();
            return;
        }
        delay(
                delivery,
                queue,
                retried.delay(),
                (original, remaining) -> AmqpMapping.retry(original, retried.headers(), remaining));
    }

    private void bury(RabbitDelivery delivery, Outcome.DeadLettered dead) {
        Optional<String> grave = topology.deadLetterQueueOf(queue);
        if (grave.isEmpty()) {
            delivery.acknowledge();
        } else if (dead.delay().isZero()) {
            send(
                    delivery,
                    new Outbound(
                            topology.deadLetterExchange(),
                            grave.get(),
                            AmqpMapping.deadLetter(delivery.properties(), dead.headers()),
                            delivery.body(),
                            0,
                            delivery::isOpen),
                    receipt -> buried(delivery, receipt));
        } else {
            delay(
                    delivery,
                    grave.get(),
                    dead.delay(),
                    (original, remaining) -> AmqpMapping.deadLetter(original, dead.headers()));
        }
    }

    private void buried(RabbitDelivery delivery, @Nullable Receipt receipt) {
        if (receipt instanceof Receipt.Confirmed) {
            delivery.acknowledge();
        } else if (receipt instanceof Receipt.Refused refused && delivery.isOpen()) {
            RabbitMessages.deadLetterRejected(queue, refused.reason());
            delivery.reject();
        } else {
            delivery.requeue();
        }
        if (receipt instanceof Receipt.Unroutable) {
            onMissingGrave.run();
        }
    }

    /** @param copy makes the copy's properties of the original's and of the milliseconds that are left for later laps */
    private void delay(
            RabbitDelivery delivery,
            String target,
            Duration delay,
            BiFunction<BasicProperties, Long, BasicProperties> copy) {
        long tier = DelayTiers.atLeast(delay);
        long remaining = Math.max(0, delay.toMillis() - tier);
        BasicProperties properties = copy.apply(delivery.properties(), remaining);
        send(delivery, delayed(delivery, target, tier, properties), receipt -> {
            if (receipt instanceof Receipt.Unroutable) {
                topology.delays().forget(tier);
                send(delivery, delayed(delivery, target, tier, properties), again -> delayed(delivery, again));
            } else {
                delayed(delivery, receipt);
            }
        });
    }

    private Outbound delayed(RabbitDelivery delivery, String target, long tier, BasicProperties properties) {
        String name = topology.delays().name(tier);
        return new Outbound(name, target, properties, delivery.body(), tier, delivery::isOpen);
    }

    private void delayed(RabbitDelivery delivery, @Nullable Receipt receipt) {
        if (receipt instanceof Receipt.Confirmed) {
            delivery.acknowledge();
            return;
        }
        if (receipt instanceof Receipt.Refused refused && delivery.isOpen()) {
            RabbitMessages.notDelayed(queue, refused.reason());
        }
        delivery.requeue();
    }

    private void send(RabbitDelivery delivery, Outbound copy, Consumer<@Nullable Receipt> then) {
        CompletionStage<Receipt> confirmed = copy.receipt;
        if (backlog.offerAlways(copy)) {
            confirmed.whenComplete((receipt, failure) -> then.accept(receipt));
        } else {
            delivery.requeue();
        }
    }
}
