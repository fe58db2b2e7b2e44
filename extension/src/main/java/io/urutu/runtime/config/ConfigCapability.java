package io.urutu.runtime.config;

import io.urutu.config.Settings;
import io.urutu.kernel.Capability;
import io.urutu.kernel.ConfigReader;
import io.urutu.kernel.Problems;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.ProcessAnnotatedType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** {@link Settings} records of the application. */
public final class ConfigCapability implements Capability {
    private final List<Class<?>> types = new ArrayList<>();
    private final Map<Class<?>, Record> values = new HashMap<>();

    @Override
    public void discover(ProcessAnnotatedType<?> type) {
        if (type.getAnnotatedType().isAnnotationPresent(Settings.class)) {
            types.add(type.getAnnotatedType().getJavaClass());
            type.veto();
        }
    }

    @Override
    public void validate(ConfigReader config, Problems problems) {
        SettingsConstraints constraints = new SettingsConstraints();
        for (Class<?> type : types) {
            if (!type.isRecord()) {
                problems.add(ConfigMessages.notARecord(type));
                continue;
            }
            String prefix = type.getAnnotation(Settings.class).value();
            config.read(prefix, type.asSubclass(Record.class)).ifPresent(value -> {
                values.put(type, value);
                constraints.check(prefix, value, problems);
            });
        }
    }

    /** Registered also where a value is missing, so that our report comes before the container's about the bean. */
    @Override
    public void bind(AfterBeanDiscovery event, BeanManager beans) {
        for (Class<?> type : types) {
            event.<Object>addBean()
                    .id(type.getName())
                    .types(type, Object.class)
                    .scope(Dependent.class)
                    .createWith(context -> values.get(type));
        }
    }
}
