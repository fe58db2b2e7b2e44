package io.urutu.boot;

import io.urutu.backend.embedded.EmbeddedBroker;
import io.urutu.backend.rabbitmq.RabbitBroker;
import io.urutu.backend.rabbitmq.RabbitSettings;
import io.urutu.context.Role;
import io.urutu.kernel.Capability;
import io.urutu.kernel.ConfigReader;
import io.urutu.kernel.Problems;
import io.urutu.kernel.Running;
import io.urutu.messaging.spi.Broker;
import io.urutu.messaging.spi.ChannelConnector;
import io.urutu.messaging.spi.ConnectorAddress;
import io.urutu.messaging.spi.ConnectorProvider;
import jakarta.enterprise.inject.spi.BeanManager;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Which brokers serve this application, by the name of their connection: the one place that knows them all. */
final class Backends implements Capability {
    private static final String DEFAULT_EXCHANGE = "urutu";
    /** How the connection of {@code urutu.broker.url} is called inside; it comes first. */
    private static final String UNNAMED = "";

    private static final Pattern NAME = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    private final Identity identity;
    private ChannelConnector connector = new ChannelConnector(Connectors.EMBEDDED);
    private Optional<ConnectorProvider> provider = Optional.empty();
    private final Map<String, Address> addresses = new TreeMap<>();
    private final Map<String, Broker> brokers = new TreeMap<>();

    /**
     * @param rabbit empty for a broker in this process, and for one that a provider serves
     * @param foreign the connector that a provider has prepared
     */
    private record Address(
            String key,
            String exchange,
            boolean asked,
            Optional<RabbitSettings> rabbit,
            Optional<ConnectorProvider.Connector> foreign) {}

    Backends(Identity identity) {
        this.identity = identity;
    }

    @Override
    public void validate(ConfigReader config, Problems problems) {
        BrokerSettings settings = config.require(BrokerSettings.PREFIX, BrokerSettings.class);
        String byUrl = settings.isReal() ? Connectors.RABBITMQ : Connectors.EMBEDDED;
        String asked = config.require(ConnectorSettings.PREFIX, ConnectorSettings.class)
                .connector()
                .orElse(byUrl);
        provider = Connectors.provider(asked, problems);
        connector = provider.map(foreign -> foreign.connector(asked)).orElseGet(() -> new ChannelConnector(byUrl));
        if (provider.isEmpty() && Connectors.isOurs(asked) && !asked.equals(byUrl)) {
            problems.add(BootMessages.connectorAgainstUrl(asked, byUrl));
        }
        addresses.put(UNNAMED, address(UNNAMED, BrokerSettings.PREFIX, settings, problems));
        if (settings.url().isEmpty() && Connectors.isOurs(asked)) {
            unasked(config).ifPresent(why -> problems.add(BootMessages.embeddedInProduction(why)));
        }
        config.readNamed(BrokerSettings.PREFIX, BrokerSettings.class, "url")
                .forEach((name, named) -> addresses.put(name, named(name, named, problems)));
    }

    /** Nothing is meant by a name alone: a broker in this process is to be asked for. */
    private Address named(String name, BrokerSettings settings, Problems problems) {
        String key = BrokerSettings.PREFIX + "." + name;
        if (!NAME.matcher(name).matches() || name.equals("default")) {
            problems.add(BootMessages.invalidConnection(key, name));
        }
        if (settings.url().isEmpty() && provider.isEmpty()) {
            problems.add(BootMessages.connectionWithoutUrl(key));
        }
        return address(name, key, settings, problems);
    }

    private Address address(String name, String key, BrokerSettings settings, Problems problems) {
        Optional<RabbitSettings> rabbit = settings.isReal() ? real(key, settings, problems) : Optional.empty();
        boolean isForeign =
                provider.isPresent() && (settings.isReal() || settings.url().isEmpty());
        String exchange =
                rabbit.map(RabbitSettings::exchange).or(settings::exchange).orElse(DEFAULT_EXCHANGE);
        if (!isForeign) {
            unusedAttributes(key, settings, problems);
            return new Address(key, exchange, settings.url().isPresent(), rabbit, Optional.empty());
        }
        if (!identity.isNamed() && !settings.isReal()) {
            problems.add(BootMessages.nameMissingFor(connector.name()));
        }
        boolean isReadable = settings.isReal() == rabbit.isPresent();
        Optional<ConnectorProvider.Connector> foreign = isReadable
                ? provider.orElseThrow()
                        .prepare(
                                new ConnectorAddress(
                                        connector.name(),
                                        name,
                                        key,
                                        exchange,
                                        settings.attributes(),
                                        rabbit.map(read -> read.address(settings.stores()))),
                                problems::add)
                : Optional.empty();
        return new Address(key, exchange, true, Optional.empty(), foreign);
    }

    private static void unusedAttributes(String key, BrokerSettings settings, Problems problems) {
        if (!settings.attributes().isEmpty()) {
            problems.add(
                    BootMessages.unusedAttributes(key, settings.isReal() ? Connectors.RABBITMQ : Connectors.EMBEDDED));
        }
    }

    private Optional<RabbitSettings> real(String key, BrokerSettings settings, Problems problems) {
        if (!identity.isNamed()) {
            problems.add(BootMessages.nameMissing());
        }
        return RabbitBroker.parse(
                key,
                settings.url().orElseThrow(),
                settings.username(),
                settings.password(),
                settings.exchange(),
                settings.stores(),
                problems);
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

    /** What {@code @Event(connection)} may say; known from <em>validate</em> on. */
    Set<String> connections() {
        return Collections.unmodifiableSet(addresses.keySet());
    }

    @Override
    public void verify(BeanManager beans, Problems problems) {
        addresses.values().forEach(address -> address.foreign()
                .ifPresent(foreign -> foreign.verify(beans, problems::add)));
    }

    @Override
    public void run(Running running) {
        addresses.forEach(
                (name, address) -> brokers.put(name, Hosts.wrapped(broker(name, address, running), running.beans())));
    }

    private static Broker broker(String name, Address address, Running running) {
        if (address.rabbit().isPresent()) {
            return new RabbitBroker(address.rabbit().get(), running.application(), name);
        }
        if (address.foreign().isPresent()) {
            return address.foreign().get().open(running.application(), running.beans());
        }
        if (address.asked()) {
            BootMessages.embeddedByChoice(address.key());
        } else {
            BootMessages.embeddedBroker();
        }
        return new EmbeddedBroker(address.exchange(), running.clock());
    }

    /** The one that serves the channels; known from <em>validate</em> on. */
    ChannelConnector connector() {
        return connector;
    }

    /** Of every connection one, by its name; the unnamed one is there. */
    Map<String, Broker> brokers() {
        if (brokers.isEmpty()) {
            throw new IllegalStateException("no broker before run");
        }
        return Collections.unmodifiableMap(brokers);
    }
}
