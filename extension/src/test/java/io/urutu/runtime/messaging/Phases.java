package io.urutu.runtime.messaging;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.urutu.kernel.ConfigReader;
import io.urutu.kernel.Problems;
import io.urutu.kernel.Running;
import io.urutu.messaging.spi.Broker;
import io.urutu.messaging.spi.ChannelConnector;
import io.urutu.runtime.context.ContextCapability;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.AfterDeploymentValidation;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.BeforeBeanDiscovery;
import jakarta.enterprise.inject.spi.DefinitionException;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.ProcessAnnotatedType;
import jakarta.enterprise.inject.spi.ProcessBean;
import jakarta.enterprise.inject.spi.ProcessInjectionPoint;
import jakarta.enterprise.inject.spi.ProcessManagedBean;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;

/** Takes the context and messaging rooms through their phases, as the extension's boot does. */
@Dependent
class Phases implements Extension {
    final ContextCapability context = new ContextCapability();
    final Problems problems = new Problems();
    final MessagingCapability messaging;
    private final Map<String, String> config;

    Phases(Map<String, Broker> brokers, Map<String, String> config) {
        this.messaging = new MessagingCapability(
                context.executions(),
                () -> brokers.entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey,
                                broker -> new ChannelConnector(broker.getValue().name()))),
                () -> brokers);
        this.config = config;
    }

    void declare(@Observes BeforeBeanDiscovery event, BeanManager beans) {
        context.declare(event, beans);
        messaging.declare(event, beans);
    }

    <T> void type(@Observes ProcessAnnotatedType<T> event) {
        messaging.discover(event);
    }

    <T> void bean(@Observes ProcessManagedBean<T> event) {
        messaging.discover(event, problems);
    }

    <T> void anyBean(@Observes ProcessBean<T> event) {
        messaging.discover(event);
    }

    void point(@Observes ProcessInjectionPoint<?, ?> event) {
        messaging.discover(event);
    }

    void bind(@Observes AfterBeanDiscovery event, BeanManager beans) {
        ConfigReader reader = new ConfigReader(
                new SmallRyeConfigBuilder()
                        .withSources(new PropertiesConfigSource(config, "test", 100))
                        .build(),
                problems);
        context.validate(reader, problems);
        messaging.validate(reader, problems);
        reader.reportUnknown("urutu");
        context.bind(event, beans);
        messaging.bind(event, beans);
        if (!problems.isEmpty()) {
            event.addDefinitionError(new DefinitionException(problems.report()));
        }
    }

    void verify(@Observes AfterDeploymentValidation event, BeanManager beans) {
        messaging.verify(beans, problems);
        if (!problems.isEmpty()) {
            event.addDeploymentProblem(new DefinitionException(problems.report()));
        }
    }

    void run(Running running) {
        context.run(running);
        messaging.run(running);
        messaging.admit();
    }

    void stop() {
        messaging.drain(Duration.ofSeconds(5));
        context.drain(Duration.ofSeconds(5));
        messaging.stop(Duration.ofSeconds(5));
        context.stop(Duration.ofSeconds(5));
    }
}
