package io.urutu.backend.smallrye;

import io.smallrye.reactive.messaging.connector.InboundConnector;
import io.smallrye.reactive.messaging.connector.OutboundConnector;
import io.smallrye.reactive.messaging.health.HealthReport;
import io.smallrye.reactive.messaging.health.HealthReporter;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.BeanManager;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Flow;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.spi.ConnectorLiteral;

/**
 * The two sides of a connector, as CDI has them.
 *
 * <p><b>Threading.</b> Safe for concurrent use.
 */
final class Channels {
    private final InboundConnector inbound;
    private final OutboundConnector outbound;

    Channels(String connector, BeanManager beans) {
        Instance<Object> all = beans.createInstance();
        ConnectorLiteral name = (ConnectorLiteral) ConnectorLiteral.of(connector);
        inbound = all.select(InboundConnector.class, Any.Literal.INSTANCE, name).get();
        outbound =
                all.select(OutboundConnector.class, Any.Literal.INSTANCE, name).get();
    }

    /** Whether a connector of this name is there, with both its sides. */
    static boolean areThere(String connector, BeanManager beans) {
        ConnectorLiteral name = (ConnectorLiteral) ConnectorLiteral.of(connector);
        return !beans.getBeans(InboundConnector.class, name).isEmpty()
                && !beans.getBeans(OutboundConnector.class, name).isEmpty();
    }

    InboundConnector inbound() {
        return inbound;
    }

    /** Connects when it is subscribed to. */
    Flow.Publisher<? extends Message<?>> incoming(ChannelConfig config) {
        return inbound.getPublisher(config);
    }

    /** Connects with its first message. */
    @SuppressWarnings("unchecked") // a connector that takes messages takes all of them
    Flow.Subscriber<Message<?>> outgoing(ChannelConfig config) {
        return (Flow.Subscriber<Message<?>>) outbound.getSubscriber(config);
    }

    /** What the connector says of its channels, by their names; nothing of those it does not speak of. */
    Map<String, Boolean> health() {
        Map<String, Boolean> health = new HashMap<>();
        report(inbound, health);
        if (inbound != outbound) {
            report(outbound, health);
        }
        return health;
    }

    /** A channel that was made anew stands behind the earlier one of its name. */
    private static void report(Object connector, Map<String, Boolean> health) {
        if (connector instanceof HealthReporter reporter) {
            HealthReport report = reporter.getLiveness();
            if (report != null && report.getChannels() != null) {
                report.getChannels().forEach(channel -> health.put(channel.getChannel(), channel.isOk()));
            }
        }
    }
}
