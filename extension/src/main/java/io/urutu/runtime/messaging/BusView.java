package io.urutu.runtime.messaging;

import io.urutu.messaging.BusStatus;
import io.urutu.messaging.spi.Broker;
import io.urutu.messaging.spi.BrokerStatus;
import io.urutu.runtime.messaging.publishing.Connections;
import io.urutu.runtime.messaging.publishing.PublishingMessages;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;

/** The bus as health checks see it: as planned against as it is. */
final class BusView implements BusStatus {
    private final Supplier<Optional<MessageBus>> bus;

    /** @param bus empty before it runs and after it stopped */
    BusView(Supplier<Optional<MessageBus>> bus) {
        this.bus = bus;
    }

    @Override
    public List<Connection> connections() {
        return bus.get().stream()
                .flatMap(running -> running.connections().all().entrySet().stream())
                .map(named -> connection(named.getKey(), named.getValue()))
                .toList();
    }

    @Override
    public List<Consumer> consumers() {
        return bus.get().map(BusView::consumers).orElse(List.of());
    }

    @Override
    public List<Pool> pools() {
        return bus.get().map(MessageBus::pools).orElse(List.of());
    }

    @Override
    public void pause(String handler) {
        running().pause(handler);
    }

    @Override
    public void resume(String handler) {
        running().resume(handler);
    }

    private MessageBus running() {
        return bus.get().orElseThrow(PublishingMessages::notRunning);
    }

    @Override
    public long unrouted() {
        return bus.get().map(MessageBus::unrouted).orElse(0L);
    }

    @Override
    public long lateReplies() {
        return bus.get().map(MessageBus::lateReplies).orElse(0L);
    }

    @Override
    public Workers workers() {
        return bus.get().map(MessageBus::workers).orElse(new Workers(0, 0, 0));
    }

    private static Connection connection(String name, Broker broker) {
        BrokerStatus status = broker.status();
        return new Connection(
                Connections.label(name),
                broker.name(),
                status.connected(),
                broker.declared(),
                broker.durable(),
                status.waiting(),
                status.lastProblem());
    }

    private static List<Consumer> consumers(MessageBus bus) {
        Set<String> paused = bus.paused();
        Map<String, Set<String>> attached = new HashMap<>();
        bus.connections()
                .all()
                .forEach((name, broker) -> attached.put(name, broker.status().attached()));
        return new TreeMap<>(bus.queues())
                .entrySet().stream()
                        .map(queue -> new Consumer(
                                queue.getKey(),
                                attached.getOrDefault(queue.getValue(), Set.of())
                                        .contains(queue.getKey()),
                                paused.contains(queue.getKey())))
                        .toList();
    }
}
