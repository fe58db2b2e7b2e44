package io.urutu.backend.embedded;

import io.urutu.messaging.spi.Broker;
import io.urutu.messaging.spi.BrokerStatus;
import io.urutu.messaging.spi.DeliveryListener;
import io.urutu.messaging.spi.OutgoingMessage;
import io.urutu.messaging.spi.Receipt;
import io.urutu.messaging.spi.Reply;
import io.urutu.messaging.spi.ReplyListener;
import io.urutu.messaging.spi.ReplyTo;
import io.urutu.messaging.spi.Topology;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/**
 * A broker in the memory of this JVM, with the semantics of RabbitMQ's quorum queues: what is seen to work here works
 * there. Of the queues' arguments {@code x-delivery-limit} (20 without one, as in RabbitMQ 4) and {@code x-max-priority}
 * count.
 *
 * <p><b>Threading.</b> Safe for concurrent use. A delivery is handed over by the thread that sends, consumes or settles;
 * while it is open and something is delayed, a thread waits for that, {@code urutu-embedded-delay}.
 *
 * <p><b>Failure.</b> It keeps a limited number of messages, dead letters among them, and refuses more.
 */
public final class EmbeddedBroker implements Broker {
    private static final int DEFAULT_LIMIT = 100_000;

    private enum Phase {
        NEW,
        OPEN,
        CLOSED
    }

    private final EmbeddedExchange exchange;
    private final List<Subscription> subscriptions = new CopyOnWriteArrayList<>();
    private final Set<Subscription> paused = ConcurrentHashMap.newKeySet();
    private volatile Phase phase = Phase.NEW;
    private volatile boolean intakeStopped;
    /** Where the replies to our requests come to. */
    private volatile String address = "";

    /** Keeps at most 100 000 messages. */
    public EmbeddedBroker(String exchange, Clock clock) {
        this(exchange, clock, DEFAULT_LIMIT);
    }

    /** Keeps at most {@code limit} messages, each counted in every queue it is in. */
    public EmbeddedBroker(String exchange, Clock clock, int limit) {
        this(new EmbeddedExchange(exchange, clock, limit));
    }

    EmbeddedBroker(EmbeddedExchange exchange) {
        this.exchange = exchange;
    }

    @Override
    public String name() {
        return "urutu-embedded";
    }

    @Override
    public String exchange() {
        return exchange.name();
    }

    @Override
    public boolean durable() {
        return false;
    }

    @Override
    public void start(Topology topology) {
        exchange.declare(topology);
        exchange.open();
        phase = Phase.OPEN;
    }

    @Override
    public CompletionStage<Receipt> send(OutgoingMessage message) {
        return route(message, Optional.empty());
    }

    @Override
    public void answerTo(ReplyListener listener) {
        address = exchange.answerTo(listener);
    }

    @Override
    public CompletionStage<Receipt> request(OutgoingMessage message) {
        return route(message, Optional.of(new ReplyTo(address, message.id())));
    }

    @Override
    public CompletionStage<Receipt> reply(ReplyTo to, OutgoingMessage message) {
        requireOpen();
        exchange.answer(
                to.address(),
                new Reply(to.correlation(), Optional.of(message.contentType()), message.headers(), message.body()));
        return CompletableFuture.completedStage(new Receipt.Confirmed());
    }

    private CompletionStage<Receipt> route(OutgoingMessage message, Optional<ReplyTo> replyTo) {
        requireOpen();
        Receipt receipt = exchange.route(message, replyTo).orElseThrow(() -> EmbeddedMessages.full(exchange.limit()));
        return CompletableFuture.completedStage(receipt);
    }

    private void requireOpen() {
        if (phase != Phase.OPEN) {
            throw EmbeddedMessages.notOpen();
        }
    }

    @Override
    public boolean accepts(int more) {
        return phase == Phase.OPEN && exchange.accepts(more);
    }

    @Override
    public void consume(String queue, int prefetch, DeliveryListener listener) {
        if (prefetch < 1) {
            throw new IllegalArgumentException("prefetch " + prefetch + " of " + queue + " is not above zero");
        }
        subscriptions.add(exchange.attach(queue, prefetch, listener));
        if (intakeStopped) {
            exchange.detach(subscriptions);
        }
        exchange.deliver();
    }

    /** Of a single active consumer everything unsettled goes back, as with the end of its channel in RabbitMQ. */
    @Override
    public void pause(String queue) {
        for (Subscription each : of(queue)) {
            if (paused.add(each)) {
                exchange.detach(List.of(each));
                if (each.queue().isSingleActive()) {
                    exchange.release(List.of(each));
                    each.listener().onLoss();
                }
            }
        }
    }

    @Override
    public void resume(String queue) {
        for (Subscription each : of(queue)) {
            if (paused.remove(each) && !intakeStopped) {
                exchange.reattach(each);
            }
        }
        exchange.deliver();
    }

    private List<Subscription> of(String queue) {
        return subscriptions.stream()
                .filter(each -> each.queue().name().equals(queue))
                .toList();
    }

    @Override
    public void stopIntake(Duration atMost) {
        intakeStopped = true;
        exchange.detach(subscriptions);
    }

    @Override
    public void close(Duration atMost) {
        stopIntake(atMost);
        if (phase == Phase.OPEN) {
            exchange.close();
        }
        phase = Phase.CLOSED;
        exchange.answerNoMore(address);
        exchange.release(subscriptions);
    }

    /** Delivers what is due by its clock; for whoever moves that clock by hand. Otherwise it comes by itself. */
    public void deliverDue() {
        exchange.deliver();
    }

    @Override
    public BrokerStatus status() {
        return new BrokerStatus(phase == Phase.OPEN, 0, attached(), problem());
    }

    @Override
    public void timePassed() {
        exchange.timePassed();
    }

    private Set<String> attached() {
        return intakeStopped
                ? Set.of()
                : subscriptions.stream()
                        .filter(each -> !paused.contains(each))
                        .map(each -> each.queue().name())
                        .collect(Collectors.toSet());
    }

    private String problem() {
        return switch (phase) {
            case NEW -> "not started yet";
            case OPEN -> "";
            case CLOSED -> "closed";
        };
    }
}
