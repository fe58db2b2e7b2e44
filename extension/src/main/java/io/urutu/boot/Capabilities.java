package io.urutu.boot;

import io.urutu.kernel.Capability;
import io.urutu.kernel.Running;
import io.urutu.runtime.config.ConfigCapability;
import io.urutu.runtime.context.ContextCapability;
import io.urutu.runtime.messaging.MessagingCapability;
import io.urutu.runtime.observability.ObservabilityCapability;
import io.urutu.runtime.rest.RestCapability;
import jakarta.enterprise.inject.spi.BeanManager;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** The rooms of the house, in the order they are run. A new room is a line here and nothing else in this package. */
final class Capabilities {
    private final Identity identity = new Identity();
    private final Backends backends = new Backends(identity);
    private final ContextCapability context = new ContextCapability();
    private final List<Capability> all = List.of(
            identity,
            backends,
            new ConfigCapability(),
            context,
            new RestCapability(context.executions()),
            new MessagingCapability(context.executions(), backends::connectors, backends::brokers),
            new ObservabilityCapability());

    private final Rooms rooms = new Rooms(all);

    Rooms rooms() {
        return rooms;
    }

    void each(Consumer<Capability> step) {
        all.forEach(step);
    }

    Running running(BeanManager beans) {
        return identity.running(beans);
    }

    void onShutdownRequest(Runnable drain) {
        context.onShutdownRequest(drain);
    }

    void signalShutdown() {
        context.signalShutdown();
    }

    Duration drainWithin() {
        return identity.drain();
    }

    Duration closeWithin() {
        return identity.close();
    }
}
