package io.urutu.backend.smallrye;

import io.urutu.kernel.TopicPattern;
import io.urutu.messaging.spi.ConnectorAddress;
import io.urutu.messaging.spi.IncomingMessage;
import io.urutu.messaging.spi.Outcome;
import io.urutu.messaging.spi.OutgoingMessage;
import io.urutu.messaging.spi.QueuePlan;
import io.urutu.messaging.spi.Receipt;
import io.urutu.messaging.spi.Topology;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;
import org.jspecify.annotations.Nullable;

/**
 * Any connector of which nothing is known but its two interfaces. A topic is an outgoing channel of its name. A queue is
 * an incoming channel: named after its topic, if it has one alone that no other queue has; otherwise after itself.
 *
 * <p>What is to come again stays in hand, and this process hands it over again, since nothing else is known to bring it
 * back; a dead letter is sent to the channel named after the dead letter queue, and acknowledged.
 */
final class PlainFlavour implements Flavour {
    static final Set<String> RESERVED = Set.of("connector", "channel-name");
    private static final String IN_MEMORY = "smallrye-in-memory";
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(200);

    private final ConnectorAddress address;
    private final Operator operator;
    private final Courier courier;
    private volatile Topology topology = new Topology("", List.of());
    private volatile boolean started;

    PlainFlavour(ConnectorAddress address, Operator operator, Courier courier) {
        this.address = address;
        this.operator = operator;
        this.courier = courier;
    }

    @Override
    public void start(Topology planned, Runnable changed) {
        topology = planned;
        started = true;
        SmallryeMessages.bodiesAlone(address.connector());
        planned.queues().stream()
                .filter(queue -> queue.topics().stream().anyMatch(TopicPattern::isPattern))
                .forEach(queue -> SmallryeMessages.noPatterns(address.connector(), queue.name()));
        changed.run();
    }

    @Override
    public boolean isUp() {
        return started;
    }

    @Override
    public boolean isUp(String queue) {
        return started;
    }

    @Override
    public String problem() {
        return started ? "" : "not started yet";
    }

    @Override
    public boolean durable() {
        return !address.connector().equals(IN_MEMORY);
    }

    @Override
    public boolean isSingleActive(String queue) {
        return false;
    }

    /** The connector keeps no prefetch that we know of: it gets no more of our demand than may be in hand. */
    @Override
    public boolean keepsPrefetch() {
        return false;
    }

    @Override
    public ChannelConfig incoming(QueuePlan queue, int prefetch, int number) {
        return config(channel(queue), queue.attributes());
    }

    private String channel(QueuePlan queue) {
        if (queue.topics().size() != 1) {
            return queue.name();
        }
        String topic = queue.topics().iterator().next();
        boolean shared = topology.queues().stream()
                        .filter(other -> other.topics().contains(topic))
                        .count()
                > 1;
        return shared || TopicPattern.isPattern(topic) ? queue.name() : topic;
    }

    @Override
    public ChannelConfig outgoing(String channel) {
        return config(channel, Map.of());
    }

    private ChannelConfig config(String channel, Map<String, String> more) {
        Map<String, String> attributes = new HashMap<>(address.attributes());
        attributes.putAll(more);
        attributes.put("channel-name", channel);
        attributes.put("connector", address.connector());
        return new ChannelConfig(attributes);
    }

    @Override
    public Parcel parcel(OutgoingMessage message) {
        Carried carried = new Carried(
                message.topic(),
                Optional.of(message.id()),
                Optional.of(message.contentType()),
                message.headers(),
                Optional.of(message.publishedAt()));
        return new Parcel(message.topic(), message.body(), again -> Metadata.of(carried), () -> true);
    }

    @Override
    public @Nullable Delivery delivery(Line line, String queue, Message<?> message) {
        Optional<byte[]> body = Bodies.of(message.getPayload());
        if (body.isEmpty()) {
            SmallryeMessages.noBody(queue, message.getPayload());
            line.took();
            Delivery unreadable = new Delivery(line, message, incoming(queue, message, new byte[0]));
            operator.run(() -> unreadable.refuse("its payload is neither bytes nor text"));
            return null;
        }
        return new Delivery(line, message, incoming(queue, message, body.get()));
    }

    private IncomingMessage incoming(String queue, Message<?> message, byte[] body) {
        Carried carried = message.getMetadata(Carried.class)
                .orElseGet(() ->
                        new Carried(topicOf(queue), Optional.empty(), Optional.empty(), Map.of(), Optional.empty()));
        return new IncomingMessage(
                queue,
                carried.topic(),
                carried.id(),
                carried.contentType(),
                carried.headers(),
                body,
                carried.publishedAt(),
                false,
                0);
    }

    /** A message that does not say came under the queue's one topic. */
    private String topicOf(String queue) {
        return topology.queues().stream()
                .filter(each -> each.name().equals(queue) && each.topics().size() == 1)
                .map(each -> each.topics().iterator().next())
                .findFirst()
                .orElse(queue);
    }

    @Override
    public void settle(Delivery delivery, @Nullable Outcome outcome) {
        if (outcome instanceof Outcome.Acknowledged) {
            delivery.acknowledge();
        } else if (outcome instanceof Outcome.DeadLettered dead) {
            operator.later(dead.delay(), () -> bury(delivery, dead.headers()));
        } else if (outcome instanceof Outcome.Retried retried) {
            again(delivery, retried.delay(), retried.headers(), 0);
        } else {
            again(delivery, BETWEEN_TRIES, Map.of(), delivery.incoming().deliveries() + 1);
        }
    }

    private void again(Delivery delivery, Duration delay, Map<String, Object> headers, int deliveries) {
        IncomingMessage last = delivery.incoming();
        Map<String, Object> all = new HashMap<>(last.headers());
        all.putAll(headers);
        delivery.next(new IncomingMessage(
                last.queue(),
                last.topic(),
                last.id(),
                last.contentType(),
                all,
                last.body(),
                last.publishedAt(),
                deliveries > 0,
                deliveries));
        operator.later(delay, () -> delivery.line.again(delivery));
    }

    private void bury(Delivery delivery, Map<String, Object> headers) {
        IncomingMessage incoming = delivery.incoming();
        Optional<String> grave = topology.queues().stream()
                .filter(each -> each.name().equals(incoming.queue()))
                .findFirst()
                .flatMap(QueuePlan::deadLetterQueue);
        if (grave.isEmpty()) {
            delivery.acknowledge();
            return;
        }
        Carried carried = new Carried(
                        grave.get(), incoming.id(), incoming.contentType(), incoming.headers(), incoming.publishedAt())
                .with(headers);
        Parcel copy = new Parcel(grave.get(), incoming.body(), again -> Metadata.of(carried), delivery::isOpen);
        var unused =
                courier.post(copy).whenComplete((receipt, failure) -> operator.run(() -> buried(delivery, receipt)));
    }

    private static void buried(Delivery delivery, @Nullable Receipt receipt) {
        if (receipt instanceof Receipt.Confirmed) {
            delivery.acknowledge();
        } else {
            delivery.refuse("its copy for the dead letter channel was refused");
        }
    }

    @Override
    public void release(String channel) {
        // a connector lets go when its stream ends
    }

    @Override
    public void hangUp(Line line) {
        line.cancel();
    }

    @Override
    public void repair() {
        // nothing is declared
    }

    @Override
    public void flush(Line line, Duration atMost) {
        // nothing tells when an acknowledgement has left
    }

    @Override
    public void beginClose() {
        // nothing is released
    }

    @Override
    public void close(Duration atMost) {
        started = false;
    }
}
