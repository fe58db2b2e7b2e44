package io.urutu.backend.smallrye;

import io.urutu.kernel.Nearest;
import io.urutu.messaging.spi.ChannelConnector;
import io.urutu.messaging.spi.ConnectorAddress;
import io.urutu.messaging.spi.ConnectorProvider;
import java.util.Optional;
import java.util.Set;

/**
 * Any connector named {@code smallrye-…}. {@code smallrye-rabbitmq} is told where the broker is by {@code
 * urutu.broker.url}; the others by attributes of their own, below {@code urutu.broker.attributes}.
 *
 * <pre>{@code
 * urutu.messaging.connector = smallrye-rabbitmq
 * urutu.broker.url = amqp://user:password@host:5672
 * }</pre>
 *
 * <p>One connection is served so by {@code urutu.broker.<connection>.connector}.
 */
public final class SmallryeConnectors implements ConnectorProvider {
    private static final String PREFIX = "smallrye-";

    /** Made by {@link java.util.ServiceLoader}. */
    public SmallryeConnectors() {}

    @Override
    public boolean serves(String connector) {
        return connector.startsWith(PREFIX) && connector.length() > PREFIX.length();
    }

    @Override
    public ChannelConnector connector(String name) {
        return isRabbit(name)
                ? new ChannelConnector(name, RabbitAttributes.KNOWN, false, RabbitAttributes.RESERVED)
                : new ChannelConnector(name, Set.of(), true, PlainFlavour.RESERVED);
    }

    @Override
    public Optional<Connector> prepare(ConnectorAddress address, Told problems) {
        boolean rabbit = isRabbit(address.connector());
        boolean right = checkUrl(address, rabbit, problems);
        for (String name : address.attributes().keySet()) {
            right &= checkAttribute(address, name, problems);
        }
        return right ? Optional.of(new SmallryeConnector(address, rabbit)) : Optional.empty();
    }

    private static boolean checkUrl(ConnectorAddress address, boolean rabbit, Told problems) {
        if (rabbit == address.amqp().isPresent()) {
            return true;
        }
        if (rabbit) {
            SmallryeMessages.urlNeeded(problems, address.key(), address.connectorKey(), address.connector());
        } else {
            SmallryeMessages.urlUnused(problems, address.key(), address.connector());
        }
        return false;
    }

    private boolean checkAttribute(ConnectorAddress address, String name, Told problems) {
        ChannelConnector connector = connector(address.connector());
        String key = address.key() + ".attributes." + name;
        if (connector.reserved().contains(name)) {
            SmallryeMessages.reserved(problems, key, connector.name());
            return false;
        }
        if (!connector.open() && !connector.known().contains(name)) {
            SmallryeMessages.unknown(problems, key, Nearest.to(name, connector.known()));
            return false;
        }
        return true;
    }

    private static boolean isRabbit(String connector) {
        return connector.equals(RabbitAttributes.CONNECTOR);
    }
}
