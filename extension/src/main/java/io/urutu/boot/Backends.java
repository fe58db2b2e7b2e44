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
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which broker serves this application: the one place that knows them all. */
final class Backends implements Capability {
    private static final String EMBEDDED = "embedded";

    private final Identity identity;
    private boolean chosen;
    private @Nullable RabbitSettings rabbit;
    private @Nullable Broker broker;

    Backends(Identity identity) {
        this.identity = identity;
    }

    @Override
    public void validate(ConfigReader config, Problems problems) {
        BrokerSettings settings = config.require(BrokerSettings.PREFIX, BrokerSettings.class);
        EnvironmentSettings environment = config.require(EnvironmentSettings.PREFIX, EnvironmentSettings.class);
        chosen = settings.url().isPresent();
        if (settings.url().isEmpty()) {
            embeddedUnasked(environment).ifPresent(why -> problems.add(BootMessages.embeddedInProduction(why)));
        } else if (!settings.url().get().equals(EMBEDDED)) {
            rabbit = RabbitBroker.parse(
                            settings.url().get(),
                            settings.username(),
                            settings.password(),
                            settings.exchange(),
                            problems)
                    .orElse(null);
            if (!identity.isNamed()) {
                problems.add(BootMessages.nameMissing());
            }
        }
    }

    /** Why a broker that nobody asked for would be a trap here. */
    private Optional<String> embeddedUnasked(EnvironmentSettings environment) {
        if (environment.profile().filter("prod"::equals).isPresent()) {
            return Optional.of("mp.config.profile is prod");
        }
        return identity.roles().equals(Role.all())
                ? Optional.empty()
                : Optional.of("urutu.roles leaves some of the work to other processes");
    }

    @Override
    public void run(Running running) {
        RabbitSettings address = rabbit;
        if (address != null) {
            broker = new RabbitBroker(address, running.clock(), running.application());
        } else {
            broker = new EmbeddedBroker(running.clock());
            if (chosen) {
                BootMessages.embeddedByChoice();
            } else {
                BootMessages.embeddedBroker();
            }
        }
    }

    Broker broker() {
        Broker running = broker;
        if (running == null) {
            throw new IllegalStateException("no broker before run");
        }
        return running;
    }
}
