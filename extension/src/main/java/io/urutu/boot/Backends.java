package io.urutu.boot;

import io.urutu.context.Role;
import io.urutu.kernel.Capability;
import io.urutu.kernel.ConfigReader;
import io.urutu.kernel.Problems;
import io.urutu.kernel.Running;
import io.urutu.messaging.spi.Broker;
import io.urutu.messaging.spi.ChannelConnector;
import jakarta.enterprise.inject.spi.BeanManager;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Which brokers serve this application, by the name of their connection. */
final class Backends implements Capability {
    /** How the connection of {@code urutu.broker.url} is called inside; it comes first. */
    private static final String UNNAMED = "";

    private final Identity identity;
    private final Map<String, BrokerAddress> addresses = new TreeMap<>();
    private final Map<String, Broker> brokers = new TreeMap<>();

    Backends(Identity identity) {
        this.identity = identity;
    }

    @Override
    public void validate(ConfigReader config, Problems problems) {
        ConnectorSettings forAll = config.require(ConnectorSettings.PREFIX, ConnectorSettings.class);
        AddressReader reader = new AddressReader(identity, new Connectors(forAll.connector(), problems), problems);
        addresses.put(
                UNNAMED, reader.unnamed(config.require(BrokerSettings.PREFIX, BrokerSettings.class), unasked(config)));
        config.readNamed(BrokerSettings.PREFIX, BrokerSettings.class, "url", "connector")
                .forEach((name, named) -> addresses.put(name, reader.named(name, named)));
    }

    /** Why a broker that nobody asked for would be a trap here. */
    private Optional<String> unasked(ConfigReader config) {
        EnvironmentSettings environment = config.require(EnvironmentSettings.PREFIX, EnvironmentSettings.class);
        if (environment.profile().filter("prod"::equals).isPresent()) {
            return Optional.of("mp.config.profile is prod");
        }
        return identity.roles().equals(Role.all())
                ? Optional.empty()
                : Optional.of("urutu.roles leaves some of the work to other processes");
    }

    /** Of every connection the one that serves it, by its name; known from <em>validate</em> on. */
    Map<String, ChannelConnector> connectors() {
        Map<String, ChannelConnector> connectors = new TreeMap<>();
        addresses.forEach((name, address) -> connectors.put(name, address.connector()));
        return connectors;
    }

    @Override
    public void verify(BeanManager beans, Problems problems) {
        addresses.values().forEach(address -> address.foreign()
                .ifPresent(foreign -> foreign.verify(beans, problems::add)));
    }

    @Override
    public void run(Running running) {
        addresses.forEach(
                (name, address) -> brokers.put(name, Hosts.wrapped(address.open(name, running), running.beans())));
    }

    /** Of every connection one, by its name; the unnamed one is there. */
    Map<String, Broker> brokers() {
        if (brokers.isEmpty()) {
            throw new IllegalStateException("no broker before run");
        }
        return Collections.unmodifiableMap(brokers);
    }
}
