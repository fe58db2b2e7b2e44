package io.urutu.testkit;

import io.urutu.messaging.spi.Broker;
import io.urutu.messaging.spi.BrokerStatus;
import io.urutu.messaging.spi.DeliveryListener;
import io.urutu.messaging.spi.IncomingMessage;
import io.urutu.messaging.spi.Outcome;
import io.urutu.messaging.spi.OutgoingMessage;
import io.urutu.messaging.spi.QueuePlan;
import io.urutu.messaging.spi.Receipt;
import io.urutu.messaging.spi.ReplyListener;
import io.urutu.messaging.spi.ReplyTo;
import io.urutu.messaging.spi.Topology;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A broker whose messages are written down on their way. Dead letters are taken from their queues and held there, so that
 * those the broker buries by itself are seen, too.
 *
 * <p><b>Threading.</b> As the broker's.
 */
final class WatchedBroker implements Broker {
    /** AMQP's highest. */
    private static final int ALL = 65_535;

    private final Broker broker;
    private final Ledger ledger;

    WatchedBroker(Broker broker, Ledger ledger) {
        this.broker = broker;
        this.ledger = ledger;
    }

    @Override
    public void start(Topology topology) {
        broker.start(topology);
        Set<String> queues = topology.queues().stream().map(QueuePlan::name).collect(Collectors.toSet());
        for (QueuePlan plan : topology.queues()) {
            plan.deadLetterQueue()
                    .filter(grave -> !queues.contains(grave)) // one the application consumes itself
                    .ifPresent(grave -> broker.consume(grave, ALL, dead -> hold(plan.name(), dead)));
        }
    }

    private CompletionStage<Outcome> hold(String queue, IncomingMessage dead) {
        ledger.buried(queue, dead);
        return new CompletableFuture<>();
    }

    @Override
    public CompletionStage<Receipt> send(OutgoingMessage message) {
        return publish(message, broker::send);
    }

    @Override
    public CompletionStage<Receipt> request(OutgoingMessage message) {
        return publish(message, broker::request);
    }

    private CompletionStage<Receipt> publish(
            OutgoingMessage message, Function<OutgoingMessage, CompletionStage<Receipt>> way) {
        long begun = ledger.activity().begin("sending " + message);
        CompletionStage<Receipt> stage;
        try {
            stage = way.apply(message);
        } catch (RuntimeException refused) {
            ledger.activity().end(begun);
            throw refused;
        }
        return stage.whenComplete((receipt, failure) -> {
            if (receipt instanceof Receipt.Confirmed
                    || (receipt instanceof Receipt.Unroutable && !message.mandatory())) {
                ledger.published(message);
            }
            ledger.activity().end(begun);
        });
    }

    @Override
    public void answerTo(ReplyListener listener) {
        broker.answerTo(listener);
    }

    @Override
    public CompletionStage<Receipt> reply(ReplyTo to, OutgoingMessage message) {
        return broker.reply(to, message);
    }

    @Override
    public void consume(String queue, int prefetch, DeliveryListener listener) {
        broker.consume(queue, prefetch, new WatchedListener(listener));
    }

    @Override
    public void pause(String queue) {
        broker.pause(queue);
    }

    @Override
    public void resume(String queue) {
        broker.resume(queue);
    }

    @Override
    public String name() {
        return broker.name();
    }

    @Override
    public String exchange() {
        return broker.exchange();
    }

    @Override
    public OptionalInt prefetch() {
        return broker.prefetch();
    }

    @Override
    public boolean durable() {
        return broker.durable();
    }

    @Override
    public boolean accepts(int more) {
        return broker.accepts(more);
    }

    @Override
    public boolean awaitRoom(int more, Duration atMost) throws InterruptedException {
        return broker.awaitRoom(more, atMost);
    }

    @Override
    public void stopIntake(Duration atMost) {
        broker.stopIntake(atMost);
    }

    @Override
    public void close(Duration atMost) {
        broker.close(atMost);
    }

    @Override
    public BrokerStatus status() {
        return broker.status();
    }

    @Override
    public void timePassed() {
        broker.timePassed();
    }

    /** A delivery goes on until the broker has settled it, and handed over what became free by that, or has taken it back. */
    private final class WatchedListener implements DeliveryListener {
        private final DeliveryListener listener;
        private final Set<Long> open = ConcurrentHashMap.newKeySet();

        private WatchedListener(DeliveryListener listener) {
            this.listener = listener;
        }

        @Override
        public CompletionStage<Outcome> onDelivery(IncomingMessage message) {
            long begun = ledger.activity().begin("handling " + message);
            open.add(begun);
            CompletableFuture<Outcome> settled = new CompletableFuture<>();
            try {
                listener.onDelivery(message).whenComplete((outcome, failure) -> {
                    if (outcome instanceof Outcome.Acknowledged) {
                        ledger.acknowledged(message);
                    }
                    complete(settled, outcome, failure);
                    end(begun);
                });
            } catch (RuntimeException | Error broken) {
                end(begun);
                throw broken;
            }
            return settled;
        }

        private static void complete(
                CompletableFuture<Outcome> settled, @Nullable Outcome outcome, @Nullable Throwable failure) {
            if (failure == null) {
                settled.complete(outcome);
            } else {
                settled.completeExceptionally(failure);
            }
        }

        private void end(long begun) {
            open.remove(begun);
            ledger.activity().end(begun);
        }

        /** What is unsettled is the broker's again, and its stage need not end: a paused handler leaves it as it is. */
        @Override
        public void onLoss() {
            listener.onLoss();
            List.copyOf(open).forEach(this::end);
        }
    }
}
