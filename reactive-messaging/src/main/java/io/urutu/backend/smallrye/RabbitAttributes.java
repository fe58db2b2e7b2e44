package io.urutu.backend.smallrye;

import io.urutu.messaging.spi.AmqpAddress;
import io.urutu.messaging.spi.ConnectorAddress;
import io.urutu.messaging.spi.QueuePlan;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The attributes of {@code smallrye-rabbitmq}, as they follow from an AMQP address and a queue. */
final class RabbitAttributes {
    static final String CONNECTOR = "smallrye-rabbitmq";

    /** Those that change nothing of what a broker promises. */
    static final Set<String> KNOWN = Set.of(
            "connection-timeout",
            "handshake-timeout",
            "requested-channel-max",
            "use-nio",
            "consumer-arguments",
            "consumer-tag",
            "consumer-exclusive",
            "tracing.enabled",
            "tracing.attribute-headers");

    static final Set<String> RESERVED = Set.of(
            "connector",
            "channel-name",
            "username",
            "password",
            "user",
            "host",
            "port",
            "addresses",
            "virtual-host",
            "ssl",
            "ssl.hostname-verification-algorithm",
            "trust-all",
            "trust-store-path",
            "trust-store-password",
            "client-options-name",
            "credentials-provider-name",
            "requested-heartbeat",
            "automatic-recovery-enabled",
            "automatic-recovery-on-initial-connection",
            "network-recovery-interval",
            "reconnect-attempts",
            "reconnect-interval",
            "shared-connection-name",
            "include-properties",
            "health-enabled",
            "health-readiness-enabled",
            "health-lazy-subscription",
            "exchange.name",
            "exchange.durable",
            "exchange.auto-delete",
            "exchange.type",
            "exchange.declare",
            "exchange.arguments",
            "queue.durable",
            "queue.exclusive",
            "queue.auto-delete",
            "queue.declare",
            "queue.ttl",
            "queue.single-active-consumer",
            "queue.arguments",
            "dead-letter-queue-name",
            "dead-letter-exchange",
            "dead-letter-exchange-type",
            "dead-letter-exchange.arguments",
            "dead-letter-routing-key",
            "dlx.declare",
            "dead-letter-queue-type",
            "dead-letter-queue-mode",
            "dead-letter-queue.arguments",
            "dead-letter-ttl",
            "dead-letter-dlx",
            "dead-letter-dlx-routing-key",
            "failure-strategy",
            "broadcast",
            "auto-acknowledgement",
            "keep-most-recent",
            "arguments",
            "content-type-override",
            "max-incoming-internal-queue-size",
            "max-outgoing-internal-queue-size",
            "max-inflight-messages",
            "default-routing-key",
            "default-ttl",
            "publish-confirms",
            "retry-on-fail-attempts",
            "retry-on-fail-interval");

    private final ConnectorAddress address;
    private final AmqpAddress amqp;
    private final BlockedConnections blocked;

    RabbitAttributes(ConnectorAddress address, BlockedConnections blocked) {
        this.blocked = blocked;
        this.address = address;
        this.amqp = address.amqp().orElseThrow();
    }

    /** Of a channel that only administers. */
    ChannelConfig plain(String channel) {
        Map<String, String> attributes = common(channel);
        attributes.put("reconnect-attempts", "0"); // the one who administers tries again
        return config(attributes);
    }

    /**
     * The connector does not reconnect it: it would settle deliveries of the earlier connection on the later one, where
     * their numbers are other messages'. The {@link Inlet} replaces the channel instead.
     */
    ChannelConfig incoming(String channel, QueuePlan queue, int prefetch) {
        Map<String, String> attributes = common(channel);
        attributes.putAll(queue.attributes());
        attributes.put("reconnect-attempts", "0");
        attributes.put("queue.name", queue.name());
        attributes.put("queue.declare", "false"); // declared by RabbitKeeper
        attributes.put("exchange.name", address.exchange());
        attributes.put("exchange.declare", "false");
        attributes.put("max-outstanding-messages", Integer.toString(prefetch));
        attributes.put("failure-strategy", "reject");
        attributes.put("content-type-override", "application/octet-stream");
        return config(attributes);
    }

    /** The connector reconnects it for ever: without that, its client recurses for ever in a message it cannot send. */
    ChannelConfig outgoing(String channel, String exchange) {
        Map<String, String> attributes = common(channel);
        attributes.put("reconnect-attempts", Integer.toString(Integer.MAX_VALUE));
        attributes.put("reconnect-interval", Long.toString(betweenReconnects().toSeconds()));
        attributes.put("exchange.name", exchange.isEmpty() ? "\"\"" : exchange);
        attributes.put("exchange.declare", "false");
        attributes.put("publish-confirms", "true");
        // the OutgoingChannel bounds them; the connector would lose count of those a broken connection costs
        attributes.put("max-inflight-messages", Long.toString(Long.MAX_VALUE));
        attributes.put("retry-on-fail-attempts", "1");
        attributes.put("retry-on-fail-interval", "1");
        return new ChannelConfig(attributes, address.amqp(), Optional.of(blocked));
    }

    /** It takes whole seconds. */
    Duration betweenReconnects() {
        return Duration.ofSeconds(Math.max(1, amqp.firstRetry().toSeconds()));
    }

    private ChannelConfig config(Map<String, String> attributes) {
        return new ChannelConfig(attributes, address.amqp(), Optional.empty());
    }

    private Map<String, String> common(String channel) {
        Map<String, String> attributes = new HashMap<>();
        attributes.put("tracing.enabled", "false");
        attributes.put("connection-timeout", "10000");
        attributes.putAll(address.attributes());
        attributes.put("connector", CONNECTOR);
        attributes.put("channel-name", channel);
        attributes.put("addresses", String.join(",", amqp.hosts()));
        attributes.put("username", amqp.username());
        attributes.put("password", amqp.password());
        attributes.put("virtual-host", amqp.virtualHost());
        attributes.put("ssl", Boolean.toString(amqp.tls()));
        attributes.put("requested-heartbeat", Integer.toString(amqp.heartbeatSeconds()));
        return attributes;
    }
}
