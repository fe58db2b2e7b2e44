package io.urutu.boot;

import io.urutu.backend.rabbitmq.RabbitBroker;
import io.urutu.backend.rabbitmq.RabbitSettings;
import io.urutu.kernel.Problems;
import io.urutu.messaging.spi.ConnectorAddress;
import io.urutu.messaging.spi.ConnectorProvider;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Turns what is configured of a connection into its address.
 *
 * <p><b>Threading.</b> Confined to the thread that deploys.
 */
final class AddressReader {
    private static final String DEFAULT_EXCHANGE = "urutu";
    private static final Pattern NAME = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    private final Identity identity;
    private final Connectors connectors;
    private final Problems problems;

    AddressReader(Identity identity, Connectors connectors, Problems problems) {
        this.identity = identity;
        this.connectors = connectors;
        this.problems = problems;
    }

    /** @param unasked why a broker in this process that nobody asked for would be a trap; empty when it would not */
    BrokerAddress unnamed(BrokerSettings settings, Optional<String> unasked) {
        Connectors.Choice choice = connectors.choose(BrokerSettings.PREFIX, settings);
        if (settings.url().isEmpty() && choice.isOurs()) {
            unasked.ifPresent(why -> problems.add(BootMessages.embeddedInProduction(why)));
        }
        return address("", BrokerSettings.PREFIX, settings, choice);
    }

    /** Nothing is meant by a name alone: a broker in this process is to be asked for. */
    BrokerAddress named(String name, BrokerSettings settings) {
        String key = BrokerSettings.PREFIX + "." + name;
        Connectors.Choice choice = connectors.choose(key, settings);
        if (!NAME.matcher(name).matches() || name.equals("default")) {
            problems.add(BootMessages.invalidConnection(key, name));
        }
        if (settings.url().isEmpty() && choice.isOurs()) {
            problems.add(BootMessages.connectionWithoutUrl(key));
        }
        return address(name, key, settings, choice);
    }

    private BrokerAddress address(String name, String key, BrokerSettings settings, Connectors.Choice choice) {
        Optional<RabbitSettings> rabbit = settings.isReal() ? real(key, settings) : Optional.empty();
        String exchange =
                rabbit.map(RabbitSettings::exchange).or(settings::exchange).orElse(DEFAULT_EXCHANGE);
        if (choice.provider().isPresent()) {
            return new BrokerAddress(
                    key,
                    exchange,
                    true,
                    choice.connector(),
                    Optional.empty(),
                    foreign(name, key, exchange, settings, choice, rabbit));
        }
        if (choice.isOurs() && !settings.attributes().isEmpty()) {
            problems.add(BootMessages.unusedAttributes(key, choice.connector().name()));
        }
        return new BrokerAddress(
                key, exchange, settings.url().isPresent(), choice.connector(), rabbit, Optional.empty());
    }

    private Optional<ConnectorProvider.Connector> foreign(
            String name,
            String key,
            String exchange,
            BrokerSettings settings,
            Connectors.Choice choice,
            Optional<RabbitSettings> rabbit) {
        String connector = choice.connector().name();
        if (!identity.isNamed() && !settings.isReal()) {
            problems.add(BootMessages.nameMissingFor(choice.key(), connector));
        }
        if (settings.isReal() && rabbit.isEmpty()) {
            return Optional.empty(); // its URL is told of
        }
        ConnectorAddress address = new ConnectorAddress(
                connector,
                choice.key(),
                name,
                key,
                exchange,
                settings.attributes(),
                rabbit.map(read -> read.address(settings.stores())));
        return choice.provider().orElseThrow().prepare(address, problems::add);
    }

    private Optional<RabbitSettings> real(String key, BrokerSettings settings) {
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
}
