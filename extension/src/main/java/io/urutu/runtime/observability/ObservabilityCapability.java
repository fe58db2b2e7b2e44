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
import org.jspecify.annotations.Nullable;

/** Health checks, where the server has MicroProfile Health; the same facts are in {@code BusStatus} everywhere. */
public final class ObservabilityCapability implements Capability {
    private volatile boolean consumers;
    private @Nullable HealthSettings settings;

    @Override
    public void validate(ConfigReader config, Problems problems) {
        settings = config.read(HealthSettings.PREFIX, HealthSettings.class).orElse(null);
    }

    @Override
    public void bind(AfterBeanDiscovery event, BeanManager beans) {
        HealthSettings read = settings;
        if (read != null && serverHasHealth()) {
            new BusChecks(read, () -> consumers).register(event);
        }
    }

    @Override
    public void run(Running running) {
        Set<Role> roles = running.roles();
        consumers = Optional.ofNullable(settings)
                .flatMap(HealthSettings::consumersInReadiness)
                .orElse(roles.contains(Role.WORKER) && !roles.contains(Role.HTTP));
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
