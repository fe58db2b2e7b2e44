package io.urutu.backend.smallrye;

import io.urutu.messaging.spi.ConnectorAddress;
import io.urutu.messaging.spi.IncomingMessage;
import io.urutu.messaging.spi.Outcome;
import io.urutu.messaging.spi.OutgoingMessage;
import io.urutu.messaging.spi.QueuePlan;
import io.urutu.messaging.spi.Topology;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;
import org.jspecify.annotations.Nullable;

/** Any connector of which nothing is known but its two interfaces. */
final class PlainFlavour implements Flavour {
    static final Set<String> RESERVED = Set.of("connector", "channel-name");

    private final ConnectorAddress address;

    PlainFlavour(ConnectorAddress address, String application, Operator operator, Courier courier) {
        this.address = address;
    }

    @Override
    public void start(Topology topology, Runnable changed) {
        changed.run();
    }

    @Override
    public boolean isUp() {
        return true;
    }

    @Override
    public boolean isUp(String queue) {
        return true;
    }

    @Override
    public String problem() {
        return "";
    }

    @Override
    public boolean durable() {
        return false;
    }

    @Override
    public boolean isSingleActive(String queue) {
        return false;
    }

    @Override
    public ChannelConfig incoming(QueuePlan queue, int prefetch, int number) {
        Map<String, String> attributes = new HashMap<>(address.attributes());
        attributes.putAll(queue.attributes());
        attributes.put("channel-name", queue.name());
        attributes.put("connector", address.connector());
        return new ChannelConfig(attributes);
    }

    @Override
    public ChannelConfig outgoing(String outlet) {
        Map<String, String> attributes = new HashMap<>(address.attributes());
        attributes.put("channel-name", outlet);
        attributes.put("connector", address.connector());
        return new ChannelConfig(attributes);
    }

    @Override
    public Parcel parcel(OutgoingMessage message) {
        return new Parcel(message.topic(), message.body(), again -> Metadata.empty(), () -> true);
    }

    @Override
    public @Nullable Delivery delivery(Line line, String queue, Message<?> message) {
        Object payload = message.getPayload();
        byte[] body = payload instanceof byte[] bytes
                ? bytes
                : String.valueOf(payload).getBytes(StandardCharsets.UTF_8);
        return new Delivery(
                line,
                message,
                new IncomingMessage(
                        queue, queue, Optional.empty(), Optional.empty(), Map.of(), body, Optional.empty(), false, 0));
    }

    @Override
    public void settle(Delivery delivery, @Nullable Outcome outcome) {
        if (outcome instanceof Outcome.Acknowledged) {
            delivery.acknowledge();
        } else {
            delivery.refuse("not handled");
        }
    }

    @Override
    public void release(String channel) {}

    @Override
    public void hangUp(Line line) {
        line.cancel();
    }

    @Override
    public void repair() {}

    @Override
    public void flush(Line line, Duration atMost) {}

    @Override
    public void beginClose() {}

    @Override
    public void close(Duration atMost) {}
}
