package io.urutu.backend.smallrye;

import io.urutu.messaging.PublishRefusedException;
import io.urutu.messaging.spi.Broker;
import io.urutu.messaging.spi.BrokerStatus;
import io.urutu.messaging.spi.DeliveryListener;
import io.urutu.messaging.spi.OutgoingMessage;
import io.urutu.messaging.spi.QueuePlan;
import io.urutu.messaging.spi.Receipt;
import io.urutu.messaging.spi.ReplyListener;
import io.urutu.messaging.spi.ReplyTo;
import io.urutu.messaging.spi.Topology;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The channels of one SmallRye connector as a broker: a channel for each queue that is consumed, and one for each place
 * messages are sent to. Messages wait for the broker in memory, 10 000 at most.
 *
 * <p><b>Threading.</b> Safe for concurrent use. Deliveries are handed over on the connector's event loops; everything
 * else happens on the {@link Operator}.
 */
final class ConnectorBroker implements Broker {
    private static final int MOST_PREFETCH = 65_535;

    private final String name;
    private final String exchange;
    private final OptionalInt prefetch;
    private final Duration pulse;
    private final Channels channels;
    private final Flavour flavour;
    private final Operator operator;
    private final Sending sending;
    private final AtomicBoolean closed = new AtomicBoolean();
    private final AtomicBoolean toldMandatory = new AtomicBoolean();
    private volatile @Nullable Topology topology;
    private final Map<String, Inlet> inlets = new ConcurrentHashMap<>();
    private volatile boolean stopped;

    /** @param flavour made for this broker's courier */
    ConnectorBroker(
            String name,
            String exchange,
            OptionalInt prefetch,
            Duration pulse,
            Channels channels,
            Operator operator,
            Function<Courier, Flavour> flavour) {
        this.name = name;
        this.exchange = exchange;
        this.prefetch = prefetch;
        this.pulse = pulse;
        this.channels = channels;
        this.operator = operator;
        this.sending = new Sending(channels, operator, flavour);
        this.flavour = sending.flavour();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String exchange() {
        return exchange;
    }

    @Override
    public OptionalInt prefetch() {
        return prefetch;
    }

    @Override
    public boolean durable() {
        return flavour.durable();
    }

    @Override
    public synchronized void start(Topology planned) {
        if (topology != null || closed.get()) {
            throw new IllegalStateException("started before");
        }
        topology = planned;
        flavour.start(planned, () -> operator.run(this::inspect));
        operator.every(pulse, this::inspect);
    }

    private void inspect() {
        Map<String, Boolean> health = channels.health();
        sending.inspect(health);
        inlets.values().forEach(inlet -> inlet.inspect(health));
    }

    @Override
    public CompletionStage<Receipt> send(OutgoingMessage message) {
        if (message.mandatory() && toldMandatory.compareAndSet(false, true)) {
            SmallryeMessages.unroutedUnseen(name, message.topic());
        }
        try {
            return sending.offer(flavour.parcel(message));
        } catch (IllegalArgumentException unsendable) {
            return CompletableFuture.completedFuture(new Receipt.Refused(String.valueOf(unsendable.getMessage())));
        }
    }

    /** It never asks. */
    @Override
    public void answerTo(ReplyListener listener) {}

    @Override
    public CompletionStage<Receipt> request(OutgoingMessage message) {
        throw new PublishRefusedException(SmallryeMessages.noRequests(name));
    }

    @Override
    public CompletionStage<Receipt> reply(ReplyTo to, OutgoingMessage message) {
        try {
            return sending.offer(flavour.reply(to, message)
                    .orElseThrow(() -> new PublishRefusedException(SmallryeMessages.noReplies(name))));
        } catch (IllegalArgumentException unsendable) {
            return CompletableFuture.completedFuture(new Receipt.Refused(String.valueOf(unsendable.getMessage())));
        }
    }

    @Override
    public boolean accepts(int more) {
        return sending.accepts(more);
    }

    @Override
    public boolean awaitRoom(int more, Duration atMost) throws InterruptedException {
        return sending.awaitRoom(more, atMost);
    }

    @Override
    public void consume(String queue, int count, DeliveryListener listener) {
        if (count < 1 || count > MOST_PREFETCH) {
            throw new IllegalArgumentException("prefetch " + count + " of " + queue + " is not from 1 to 65535");
        }
        QueuePlan plan = plan(queue);
        if (!stopped) {
            Inlet inlet = new Inlet(plan, count, listener, channels, flavour, operator);
            inlets.put(queue, inlet);
            operator.run(() -> inlet.inspect(channels.health()));
        }
    }

    /** A dead letter queue is none of the planned ones, but may be consumed. */
    private QueuePlan plan(String queue) {
        Topology planned = topology;
        if (planned == null) {
            throw new IllegalStateException("not started");
        }
        return planned.queues().stream()
                .filter(each -> each.name().equals(queue))
                .findFirst()
                .orElseGet(() -> new QueuePlan(queue, Set.of(), Optional.empty(), Map.of()));
    }

    @Override
    public void pause(String queue) {
        Inlet inlet = inlets.get(queue);
        if (inlet != null) {
            operator.run(inlet::pause);
        }
    }

    @Override
    public void resume(String queue) {
        Inlet inlet = inlets.get(queue);
        if (inlet != null) {
            operator.run(() -> {
                inlet.resume();
                inlet.inspect(channels.health());
            });
        }
    }

    @Override
    public void stopIntake(Duration atMost) {
        stopped = true;
        await(List.of(onOperator(() -> inlets.values().forEach(Inlet::stop))), atMost);
    }

    private CompletableFuture<Void> onOperator(Runnable step) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        operator.run(() -> {
            try {
                step.run();
            } finally {
                done.complete(null);
            }
        });
        return done;
    }

    private static void await(List<? extends CompletionStage<?>> stages, Duration atMost) {
        try {
            CompletableFuture.allOf(stages.stream()
                            .map(CompletionStage::toCompletableFuture)
                            .toArray(CompletableFuture[]::new))
                    .get(Math.max(1, atMost.toNanos()), TimeUnit.NANOSECONDS);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException over) {
            // as far as there was time
        }
    }

    /** Three quarters of the time for what still waits, the rest to hang up. */
    @Override
    public void close(Duration atMost) {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        long end = System.nanoTime() + atMost.toNanos();
        if (topology != null) {
            Duration quarter = atMost.dividedBy(4);
            stopIntake(quarter);
            if (flavour.isUp()) {
                await(sending.receipts(), quarter.multipliedBy(2));
            }
        }
        sending.end();
        hangUp(end);
    }

    private void hangUp(long end) {
        flavour.beginClose();
        await(
                List.of(onOperator(() -> {
                    inlets.values().forEach(inlet -> inlet.flush(left(end).dividedBy(4)));
                    inlets.values().forEach(Inlet::close);
                    sending.close();
                })),
                left(end));
        try {
            operator.end(left(end).toNanos());
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
        flavour.close(left(end));
    }

    private static Duration left(long end) {
        return Duration.ofNanos(Math.max(1_000_000, end - System.nanoTime()));
    }

    @Override
    public BrokerStatus status() {
        if (topology == null || closed.get()) {
            return new BrokerStatus(
                    false, sending.waiting(), Set.of(), topology == null ? "not started yet" : "closed");
        }
        Set<String> attached = stopped
                ? Set.of()
                : inlets.values().stream()
                        .filter(Inlet::isAttached)
                        .map(Inlet::queue)
                        .collect(Collectors.toSet());
        String problem = flavour.problem().isEmpty() && !sending.isWell()
                ? "a channel it sends by is broken"
                : flavour.problem();
        return new BrokerStatus(flavour.isUp() && sending.isWell(), sending.waiting(), attached, problem);
    }
}
