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
    public long unrouted() {
        return bus.get().map(MessageBus::unrouted).orElse(0L);
    }

    @Override
    public Workers workers() {
        return bus.get().map(MessageBus::workers).orElse(new Workers(0, 0, 0));
    }

    private static Connection connection(Broker broker) {
        BrokerStatus status = broker.status();
        return new Connection(
                broker.name(),
                status.connected(),
                broker.declared(),
                broker.durable(),
                status.waiting(),
                status.lastProblem());
    }

    private static List<Consumer> consumers(MessageBus bus) {
        Set<String> attached = bus.broker().status().attached();
        return bus.queues().stream()
                .sorted()
                .map(queue -> new Consumer(queue, attached.contains(queue)))
                .toList();
    }
}
