package io.urutu.boot;

import io.urutu.backend.embedded.EmbeddedBroker;
import io.urutu.backend.rabbitmq.RabbitBroker;
import io.urutu.backend.rabbitmq.RabbitSettings;
import io.urutu.kernel.Running;
import io.urutu.messaging.spi.Broker;
import io.urutu.messaging.spi.ChannelConnector;
import io.urutu.messaging.spi.ConnectorProvider;
import java.util.Optional;

/**
 * Where a connection leads, and what serves it.
 *
 * @param asked whether it was said that it leads there
 * @param rabbit empty for a broker in this process, and for one that a provider serves
 * @param foreign the connector that a provider has prepared
 */
record BrokerAddress(
        String key,
        String exchange,
        boolean asked,
        ChannelConnector connector,
        Optional<RabbitSettings> rabbit,
        Optional<ConnectorProvider.Connector> foreign) {
    /** @param name the connection's */
    Broker open(String name, Running running) {
        if (rabbit.isPresent()) {
            return new RabbitBroker(rabbit.get(), running.application(), name);
        }
        if (foreign.isPresent()) {
            return foreign.get().open(running.application(), running.beans());
        }
        if (asked) {
            BootMessages.embeddedByChoice(key);
        } else {
            BootMessages.embeddedBroker();
        }
        return new EmbeddedBroker(exchange, running.clock());
    }
}
