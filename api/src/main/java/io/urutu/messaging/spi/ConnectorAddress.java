package io.urutu.messaging.spi;

import java.util.Map;
import java.util.Optional;

/**
 * What configuration says of one connection of a connector that a {@link ConnectorProvider} brings.
 *
 * @param connector its name, such as {@code smallrye-rabbitmq}
 * @param connectorKey the configuration key that names it
 * @param connection the name of the connection; empty for the default one
 * @param key the configuration key it stands below: {@code urutu.broker}, or {@code urutu.broker.<connection>}
 * @param exchange where messages are published to, for brokers that have such
 * @param attributes of the connector itself, as they were written at {@code <key>.attributes.*}
 * @param amqp what {@code <key>.url} names; empty where no URL is set
 */
public record ConnectorAddress(
        String connector,
        String connectorKey,
        String connection,
        String key,
        String exchange,
        Map<String, String> attributes,
        Optional<AmqpAddress> amqp) {
    public ConnectorAddress {
        attributes = Map.copyOf(attributes);
    }
}
