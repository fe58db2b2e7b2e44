package io.urutu.runtime.messaging;

import io.urutu.messaging.spi.Broker;
import io.urutu.messaging.spi.BrokerStatus;
import io.urutu.messaging.spi.DeliveryListener;
import io.urutu.messaging.spi.OutgoingMessage;
import io.urutu.messaging.spi.Receipt;
import io.urutu.messaging.spi.ReplyListener;
import io.urutu.messaging.spi.ReplyTo;
import io.urutu.messaging.spi.Topology;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A broker that is away: it keeps what it is sent and confirms nothing. Deliveries are handed in by the test. */
public class SilentBroker implements Broker {
    public final Map<String, DeliveryListener> listeners = new ConcurrentHashMap<>();
    public final List<OutgoingMessage> sent = new CopyOnWriteArrayList<>();
    public volatile Topology topology = new Topology("none", List.of());
    public volatile Duration closedWithin = Duration.ZERO;
    public final Map<String, Integer> prefetches = new ConcurrentHashMap<>();

    @Override
    public String name() {
        return "silent";
    }

    @Override
    public String exchange() {
        return "urutu";
    }

    @Override
    public OptionalInt prefetch() {
        return OptionalInt.of(7);
    }

    @Override
    public boolean durable() {
        return true;
    }

    @Override
    public void start(Topology planned) {
        topology = planned;
    }

    @Override
    public CompletionStage<Receipt> send(OutgoingMessage message) {
        sent.add(message);
        return new CompletableFuture<>();
    }

    @Override
    public void answerTo(ReplyListener listener) {}

    @Override
    public CompletionStage<Receipt> request(OutgoingMessage message) {
        return new CompletableFuture<>();
    }

    @Override
    public CompletionStage<Receipt> reply(ReplyTo to, OutgoingMessage message) {
        return new CompletableFuture<>();
    }

    @Override
    public boolean accepts(int more) {
        return true;
    }

    @Override
    public void consume(String queue, int prefetch, DeliveryListener listener) {
        listeners.put(queue, listener);
        prefetches.put(queue, prefetch);
    }

    @Override
    public void pause(String queue) {}

    @Override
    public void resume(String queue) {}

    @Override
    public void stopIntake(Duration atMost) {}

    @Override
    public void close(Duration atMost) {
        closedWithin = atMost;
    }

    @Override
    public BrokerStatus status() {
        return new BrokerStatus(false, 3, Set.of(), "connection refused");
    }
}
