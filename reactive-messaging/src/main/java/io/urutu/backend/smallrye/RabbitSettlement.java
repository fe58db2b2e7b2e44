package io.urutu.backend.smallrye;

import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.Envelope;
import io.smallrye.reactive.messaging.rabbitmq.RabbitMQRejectMetadata;
import io.urutu.backend.rabbitmq.AmqpMapping;
import io.urutu.backend.rabbitmq.DelayTiers;
import io.urutu.backend.rabbitmq.Faults;
import io.urutu.messaging.spi.Outcome;
import io.urutu.messaging.spi.QueuePlan;
import io.urutu.messaging.spi.Receipt;
import io.vertx.rabbitmq.RabbitMQMessage;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Turns outcomes into acks and nacks of the connector's messages. A copy is confirmed before its original is acknowledged.
 *
 * <p>A copy that is to wait goes to a delay queue under the key of its tier, and carries the queue it is to come to as
 * {@code CC}: when its time is over the broker routes by both, and only that one is a queue's name.
 *
 * <p><b>Threading.</b> Confined to the {@link Operator}, but for {@link #lap}.
 */
final class RabbitSettlement {
    private final RabbitFlavour flavour;
    private final RabbitKeeper keeper;
    private final Courier courier;
    private final Operator operator;

    RabbitSettlement(RabbitFlavour flavour, RabbitKeeper keeper, Courier courier, Operator operator) {
        this.flavour = flavour;
        this.keeper = keeper;
        this.courier = courier;
        this.operator = operator;
    }

    void settle(Delivery delivery, @Nullable Outcome outcome) {
        if (!delivery.isOpen()) {
            delivery.forget();
        } else if (outcome instanceof Outcome.Acknowledged) {
            delivery.acknowledge();
        } else if (outcome instanceof Outcome.DeadLettered dead) {
            bury(delivery, dead);
        } else if (outcome instanceof Outcome.Retried retried) {
            delay(
                    delivery,
                    delivery.line.queue(),
                    retried.delay(),
                    (original, remaining) -> AmqpMapping.retry(original, retried.headers(), remaining));
        } else {
            requeue(delivery);
        }
    }

    /** For a copy of ours that came back before its time, since no queue keeps one for so long. On any thread. */
    void lap(Delivery delivery, long remainingMillis) {
        operator.run(
                () -> delay(delivery, delivery.line.queue(), Duration.ofMillis(remainingMillis), AmqpMapping::lap));
    }

    private static void requeue(Delivery delivery) {
        delivery.refuse("to be delivered again", new RabbitMQRejectMetadata(true));
    }

    private void bury(Delivery delivery, Outcome.DeadLettered dead) {
        Optional<String> grave = flavour.plan(delivery.line.queue()).flatMap(QueuePlan::deadLetterQueue);
        if (grave.isEmpty()) {
            delivery.acknowledge();
        } else if (dead.delay().isZero()) {
            RabbitMQMessage raw = RabbitFlavour.raw(delivery.message);
            BasicProperties copy = AmqpMapping.deadLetter((BasicProperties) raw.properties(), dead.headers());
            send(delivery, flavour.graves(), grave.get(), copy, receipt -> buried(delivery, receipt));
        } else {
            delay(
                    delivery,
                    grave.get(),
                    dead.delay(),
                    (original, remaining) -> AmqpMapping.deadLetter(original, dead.headers()));
        }
    }

    private static void buried(Delivery delivery, @Nullable Receipt receipt) {
        if (receipt instanceof Receipt.Confirmed) {
            delivery.acknowledge();
        } else if (receipt instanceof Receipt.Refused refused && delivery.isOpen()) {
            SmallryeMessages.deadLetterRefused(delivery.line.queue(), refused.reason());
            delivery.refuse("dead", new RabbitMQRejectMetadata(false));
        } else {
            requeue(delivery);
        }
    }

    /** @param copy makes the copy's properties of the original's and of the milliseconds that are left for later laps */
    private void delay(
            Delivery delivery, String target, Duration delay, BiFunction<BasicProperties, Long, BasicProperties> copy) {
        long tier = DelayTiers.atLeast(delay);
        long remaining = Math.max(0, delay.toMillis() - tier);
        BasicProperties original =
                (BasicProperties) RabbitFlavour.raw(delivery.message).properties();
        BasicProperties waiting = withTarget(copy.apply(original, remaining), target);
        var unused = keeper.require(tier)
                .whenComplete((ready, failure) -> operator.run(() -> {
                    if (failure == null) {
                        send(
                                delivery,
                                flavour.retries(),
                                RabbitDeclarer.key(tier),
                                waiting,
                                receipt -> delayed(delivery, receipt));
                    } else {
                        delayed(delivery, new Receipt.Refused(Faults.text(failure)));
                    }
                }));
    }

    /** A copy that has waited comes to its queue by the default exchange, as if it was sent there by name. */
    static Envelope arrived(String queue, Envelope envelope) {
        return envelope.getExchange().isEmpty() && envelope.getRoutingKey().startsWith(RabbitDeclarer.WAIT)
                ? new Envelope(envelope.getDeliveryTag(), envelope.isRedeliver(), "", queue)
                : envelope;
    }

    private static BasicProperties withTarget(BasicProperties properties, String target) {
        Map<String, Object> headers = new HashMap<>(properties.getHeaders());
        headers.put("CC", List.of(target));
        return properties.builder().headers(headers).build();
    }

    private static void delayed(Delivery delivery, @Nullable Receipt receipt) {
        if (receipt instanceof Receipt.Confirmed) {
            delivery.acknowledge();
            return;
        }
        if (receipt instanceof Receipt.Refused refused && delivery.isOpen()) {
            SmallryeMessages.notDelayed(delivery.line.queue(), refused.reason());
        }
        requeue(delivery);
    }

    private void send(
            Delivery delivery,
            String channel,
            String routingKey,
            BasicProperties properties,
            Consumer<@Nullable Receipt> then) {
        byte[] body = RabbitFlavour.raw(delivery.message).body().getBytes();
        CompletionStage<Receipt> confirmed;
        try {
            confirmed = courier.post(RabbitParcels.of(channel, routingKey, properties, body, delivery::isOpen));
        } catch (IllegalArgumentException unsendable) {
            then.accept(new Receipt.Refused(String.valueOf(unsendable.getMessage())));
            return;
        }
        var unused = confirmed.whenComplete((receipt, failure) -> operator.run(() -> then.accept(receipt)));
    }
}
