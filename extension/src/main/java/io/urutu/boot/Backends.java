package io.urutu.boot;

import io.urutu.backend.embedded.EmbeddedBroker;
import io.urutu.backend.rabbitmq.RabbitBroker;
import io.urutu.backend.rabbitmq.RabbitSettings;
import io.urutu.context.Role;
import io.urutu.kernel.Capability;
import io.urutu.kernel.ConfigReader;
import io.urutu.kernel.Nearest;
import io.urutu.kernel.Problems;
import io.urutu.kernel.Running;
import io.urutu.messaging.spi.Broker;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which broker serves this application: the one place that knows them all. */
final class Backends implements Capability {
    private static final String EMBEDDED = "urutu-embedded";
    private static final String RABBITMQ = "urutu-rabbitmq";
    private static final String DEFAULT_EXCHANGE = "urutu";

    private final Identity identity;
    private boolean asked;
    private String exchange = DEFAULT_EXCHANGE;
    private String connector = EMBEDDED;
    private @Nullable RabbitSettings rabbit;
    private @Nullable Broker broker;

    Backends(Identity identity) {
        this.identity = identity;
    }

    @Override
    public void validate(ConfigReader config, Problems problems) {
        BrokerSettings settings = config.require(BrokerSettings.PREFIX, BrokerSettings.class);
        exchange = settings.exchange().orElse(DEFAULT_EXCHANGE);
        asked = settings.url().isPresent();
        connector = settings.isReal() ? RABBITMQ : EMBEDDED;
        if (settings.isReal()) {
            real(settings, problems);
        } else if (!asked) {
            unasked(config).ifPresent(why -> problems.add(BootMessages.embeddedInProduction(why)));
        }
        config.require(ConnectorSettings.PREFIX, ConnectorSettings.class)
                .connector()
                .ifPresent(name -> agree(name, connector, problems));
    }

    private void real(BrokerSettings settings, Problems problems) {
        rabbit = RabbitBroker.parse(
                        settings.url().orElseThrow(),
                        settings.username(),
                        settings.password(),
                        settings.exchange(),
                        problems)
                .orElse(null);
        if (!identity.isNamed()) {
            problems.add(BootMessages.nameMissing());
        }
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

    private static void agree(String asked, String byUrl, Problems problems) {
        List<String> connectors = List.of(EMBEDDED, RABBITMQ);
        if (!connectors.contains(asked)) {
            problems.add(BootMessages.unknownConnector(asked, Nearest.to(asked, connectors)));
        } else if (!asked.equals(byUrl)) {
            problems.add(BootMessages.connectorAgainstUrl(asked, byUrl));
        }
    }

    @Override
    public void run(Running running) {
        RabbitSettings address = rabbit;
        if (address != null) {
            broker = new RabbitBroker(address, running.application());
            return;
        }
        broker = new EmbeddedBroker(exchange, running.clock());
        if (asked) {
            BootMessages.embeddedByChoice();
        } else {
            BootMessages.embeddedBroker();
        }
    }

    /** The name of the one that serves the channels; known from <em>validate</em> on. */
    String connector() {
        return connector;
    }

    Broker broker() {
        Broker running = broker;
        if (running == null) {
            throw new IllegalStateException("no broker before run");
        }
        return running;
    }
}
