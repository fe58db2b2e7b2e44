package io.urutu.backend.smallrye;

import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.Envelope;
import io.smallrye.reactive.messaging.rabbitmq.ClientHolder;
import io.smallrye.reactive.messaging.rabbitmq.IncomingRabbitMQMessage;
import io.smallrye.reactive.messaging.rabbitmq.RabbitMQConnector;
import io.smallrye.reactive.messaging.rabbitmq.RabbitMQConnectorIncomingConfiguration;
import io.urutu.backend.rabbitmq.AmqpMapping;
import io.urutu.messaging.spi.ConnectorAddress;
import io.urutu.messaging.spi.Outcome;
import io.urutu.messaging.spi.OutgoingMessage;
import io.urutu.messaging.spi.QueuePlan;
import io.urutu.messaging.spi.ReplyTo;
import io.urutu.messaging.spi.Topology;
import io.vertx.rabbitmq.RabbitMQMessage;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jspecify.annotations.Nullable;

/** {@code smallrye-rabbitmq}: what it does not do itself is done with the client it stands on. */
final class RabbitFlavour implements Flavour {
    private static final String SINGLE_ACTIVE = "x-single-active-consumer";

    private final RabbitMQConnector connector;
    private final RabbitAttributes attributes;
    private final BlockedConnections blocked = new BlockedConnections();
    private final ConnectorAddress address;
    private final String application;
    private final String label;
    private final RabbitKeeper keeper;
    private final RabbitSettlement settlement;
    private final Operator closer;
    private final Map<String, ChannelConfig> lines = new ConcurrentHashMap<>();
    private volatile @Nullable Topology topology;
    private volatile boolean closing;

    RabbitFlavour(
            ConnectorAddress address,
            String application,
            String label,
            Channels channels,
            Operator operator,
            Courier courier) {
        this.address = address;
        this.application = application;
        // the connector would let two brokers of one name share their connections
        this.label = label + "@" + UUID.randomUUID().toString().substring(0, 8);
        this.connector = (RabbitMQConnector) channels.inbound();
        this.attributes = new RabbitAttributes(address, blocked);
        this.keeper = new RabbitKeeper(
                connector,
                attributes.plain(this.label + " topology"),
                address.amqp().orElseThrow(),
                address.exchange(),
                application,
                label);
        this.settlement = new RabbitSettlement(this, keeper, courier, operator);
        this.closer = new Operator(label + "-closing");
    }

    @Override
    public void start(Topology planned, Runnable changed) {
        topology = planned;
        keeper.start(planned, changed);
    }

    Topology topology() {
        Topology planned = topology;
        if (planned == null) {
            throw new IllegalStateException("not started");
        }
        return planned;
    }

    @Override
    public boolean isUp() {
        return keeper.isUp();
    }

    @Override
    public boolean isReady() {
        return keeper.isReady();
    }

    @Override
    public boolean isUp(String queue) {
        return keeper.isUp(queue);
    }

    @Override
    public String problem() {
        return keeper.problem();
    }

    @Override
    public boolean durable() {
        return true;
    }

    Optional<QueuePlan> plan(String queue) {
        return topology().queues().stream()
                .filter(each -> each.name().equals(queue))
                .findFirst();
    }

    @Override
    public boolean isSingleActive(String queue) {
        return plan(queue)
                .filter(each -> Boolean.TRUE.equals(each.arguments().get(SINGLE_ACTIVE)))
                .isPresent();
    }

    @Override
    public ChannelConfig incoming(QueuePlan queue, int prefetch, int number) {
        String channel = label + " " + queue.name() + "#" + number;
        ChannelConfig config = attributes.incoming(channel, queue, prefetch);
        lines.put(channel, config);
        return config;
    }

    private String messages() {
        return label + " messages";
    }

    private String replies() {
        return label + " replies";
    }

    /** The channel of copies for dead letter queues. */
    String graves() {
        return label + " dead letters";
    }

    /** The channel of copies that wait. */
    String retries() {
        return label + " retries";
    }

    @Override
    public ChannelConfig outgoing(String channel) {
        return attributes.outgoing(channel, exchange(channel));
    }

    /**
     * Vert.x's publisher (4.5.25, {@code RabbitMQPublisherImpl}) takes a confirm of several for the message it is just
     * writing, too, which has no number yet: one that a broker killed in that moment never got would count as confirmed.
     * Alone, a message can only get its own.
     */
    @Override
    public int unconfirmed() {
        return 1;
    }

    @Override
    public Duration reconnects() {
        return attributes.betweenReconnects().plusSeconds(4);
    }

    @Override
    public boolean isBlocked(String channel) {
        return blocked.isBlocked(channel);
    }

    private String exchange(String channel) {
        if (channel.equals(replies())) {
            return "";
        } else if (channel.equals(graves())) {
            return topology().deadLetterExchange();
        }
        return channel.equals(retries()) ? keeper.retryExchange() : address.exchange();
    }

    @Override
    public Parcel parcel(OutgoingMessage message) {
        return RabbitParcels.of(
                messages(), message.topic(), AmqpMapping.properties(message, application), message.body(), () -> true);
    }

    /** By the default exchange: the address is a queue's name, or the broker's own way back to a channel. */
    @Override
    public Optional<Parcel> reply(ReplyTo to, OutgoingMessage message) {
        return Optional.of(RabbitParcels.of(
                replies(),
                to.address(),
                AmqpMapping.reply(to.correlation(), message, application),
                message.body(),
                () -> true));
    }

    @Override
    public @Nullable Delivery delivery(Line line, String queue, Message<?> message) {
        RabbitMQMessage raw = raw(message);
        BasicProperties properties = (BasicProperties) raw.properties();
        Envelope envelope = RabbitSettlement.arrived(queue, raw.envelope());
        Delivery delivery = new Delivery(
                line,
                message,
                AmqpMapping.incoming(queue, envelope, properties, raw.body().getBytes()));
        long remaining = AmqpMapping.remaining(queue, envelope, properties);
        if (remaining > 0) {
            line.took();
            settlement.lap(delivery, remaining);
            return null;
        }
        return delivery;
    }

    static RabbitMQMessage raw(Message<?> message) {
        return ((IncomingRabbitMQMessage<?>) message).message;
    }

    @Override
    public void settle(Delivery delivery, @Nullable Outcome outcome) {
        settlement.settle(delivery, outcome);
    }

    @Override
    public void release(String channel) {
        if (closing) {
            closer.run(() -> connector.releaseClient(channel, true));
        } else {
            connector.releaseClient(channel, false);
        }
    }

    /** By the end of its connection: to cancel first would let another consumer begin behind what is unsettled here. */
    @Override
    public void hangUp(Line line) {
        lines.remove(line.channel());
        release(line.channel());
    }

    @Override
    public void repair() {
        keeper.repair();
    }

    /** The answer to a question on the same channel comes after what was settled there has been written. */
    @Override
    public void flush(Line line, Duration atMost) {
        ChannelConfig config = lines.get(line.channel());
        if (config == null || line.isLost()) {
            return;
        }
        try {
            ClientHolder holder = connector.getClientHolder(new RabbitMQConnectorIncomingConfiguration(config));
            if (holder.client().isConnected() && holder.client().isOpenChannel()) {
                var unused = holder.client().messageCount(line.queue()).await().atMost(atMost);
            }
        } catch (RuntimeException gone) {
            // then its deliveries come again
        }
    }

    @Override
    public void beginClose() {
        closing = true;
    }

    @Override
    public void close(Duration atMost) {
        long nanos = atMost.toNanos() / 2;
        try {
            closer.end(nanos);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
        keeper.close(nanos);
    }
}
