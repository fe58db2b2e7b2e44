package io.urutu.runtime.messaging;

import io.urutu.messaging.BusStatus;
import io.urutu.messaging.spi.Broker;
import io.urutu.messaging.spi.BrokerStatus;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
        return bus.get().map(MessageBus::broker).map(BusView::connection).stream()
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
        return bus.get().orElseThrow(MessagingMessages::notRunning);
    }

    @Override
    public long unrouted() {
        return bus.get().map(MessageBus::unrouted).orElse(0L);
    }

    private static Connection connection(Broker broker) {
        BrokerStatus status = broker.status();
        return new Connection(
                broker.name(), status.connected(), broker.durable(), status.waiting(), status.lastProblem());
    }

    private static List<Consumer> consumers(MessageBus bus) {
        Set<String> attached = bus.broker().status().attached();
        Set<String> paused = bus.paused();
        return bus.queues().stream()
                .sorted()
                .map(queue -> new Consumer(queue, attached.contains(queue), paused.contains(queue)))
                .toList();
    }
}
