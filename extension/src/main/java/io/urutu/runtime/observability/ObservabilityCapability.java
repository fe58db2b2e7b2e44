package io.urutu.runtime.observability;

import io.urutu.context.Role;
import io.urutu.kernel.Capability;
import io.urutu.kernel.ConfigReader;
import io.urutu.kernel.Problems;
import io.urutu.kernel.Running;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.BeanManager;
import java.util.Optional;
import java.util.Set;

/** Health checks, where the server has MicroProfile Health; the same facts are in {@code BusStatus} everywhere. */
public final class ObservabilityCapability implements Capability {
    private boolean broker;
    private boolean consumers;
    private Optional<Boolean> consumersAsked = Optional.empty();

    @Override
    public void validate(ConfigReader config, Problems problems) {
        HealthSettings settings = config.require(HealthSettings.PREFIX, HealthSettings.class);
        broker = settings.broker();
        consumersAsked = settings.consumersInReadiness();
    }

    @Override
    public void bind(AfterBeanDiscovery event, BeanManager beans) {
        if (broker && serverHasHealth()) {
            BusReadiness.register(event, () -> consumers);
        }
    }

    @Override
    public void run(Running running) {
        Set<Role> roles = running.roles();
        consumers = consumersAsked.orElse(roles.contains(Role.WORKER) && !roles.contains(Role.HTTP));
    }

    private static boolean serverHasHealth() {
        try {
            Class.forName(
                    "org.eclipse.microprofile.health.HealthCheck",
                    false,
                    ObservabilityCapability.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException absent) {
            return false;
        }
    }
}
