package io.urutu.boot;

import io.urutu.config.Settings;
import io.urutu.context.NewTransaction;
import io.urutu.context.NoTransaction;
import io.urutu.context.ReadOnly;
import io.urutu.kernel.ConfigReader;
import io.urutu.kernel.Problems;
import io.urutu.messaging.MessageHandler;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Shutdown;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.AfterDeploymentValidation;
import jakarta.enterprise.inject.spi.AfterTypeDiscovery;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.BeforeBeanDiscovery;
import jakarta.enterprise.inject.spi.DefinitionException;
import jakarta.enterprise.inject.spi.DeploymentException;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.ProcessAnnotatedType;
import jakarta.enterprise.inject.spi.ProcessBean;
import jakarta.enterprise.inject.spi.ProcessInjectionPoint;
import jakarta.enterprise.inject.spi.ProcessManagedBean;
import jakarta.enterprise.inject.spi.WithAnnotations;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Outgoing;

/**
 * The container's events, in their order, each handed to every room: declare → discover → validate → bind → verify →
 * run → stop. No rule of any room lives here. One instance per application; all state hangs on it.
 *
 * <p>{@code @Dependent} because Payara gives an extension that is no bean an archive of its own, which sees none of the
 * application's beans.
 */
@Dependent
public class UrutuExtension implements Extension {
    private final Problems problems = new Problems();
    private final Capabilities capabilities = new Capabilities();
    private final Lifeline lifeline = new Lifeline(capabilities);

    void declare(@Observes BeforeBeanDiscovery event, BeanManager beans) {
        capabilities.each(room -> room.declare(event, beans));
    }

    void discover(
            @Observes
                    @WithAnnotations({
                        Path.class,
                        HttpMethod.class,
                        MessageHandler.class,
                        Incoming.class,
                        Outgoing.class,
                        Settings.class,
                        NewTransaction.class,
                        NoTransaction.class,
                        ReadOnly.class,
                        Transactional.class
                    })
                    ProcessAnnotatedType<?> type) {
        capabilities.each(room -> room.discover(type));
    }

    void complete(@Observes AfterTypeDiscovery event) {
        capabilities.each(room -> room.complete(event));
    }

    void discover(@Observes ProcessManagedBean<?> bean) {
        capabilities.each(room -> room.discover(bean, problems));
    }

    void discover(@Observes ProcessBean<?> bean) {
        capabilities.each(room -> room.discover(bean));
    }

    void discover(@Observes ProcessInjectionPoint<?, ?> point) {
        capabilities.each(room -> room.discover(point));
    }

    void bind(@Observes AfterBeanDiscovery event, BeanManager beans) {
        ConfigReader config = new ConfigReader(ConfigProvider.getConfig(), problems);
        capabilities.each(room -> room.validate(config, problems));
        config.reportUnknown("urutu");
        capabilities.each(room -> room.bind(event, beans));
        lifeline.bind(event);
        if (!problems.isEmpty()) { // now: the container's own checks come before verify and would hide them
            event.addDefinitionError(new DefinitionException(problems.report()));
        }
    }

    void verify(@Observes AfterDeploymentValidation event, BeanManager beans) {
        capabilities.each(room -> room.verify(beans, problems));
        if (!problems.isEmpty()) {
            event.addDeploymentProblem(new DeploymentException(problems.report()));
        }
    }

    void run(@Observes @Initialized(ApplicationScoped.class) Object application, BeanManager beans) {
        lifeline.run(beans);
    }

    void stop(@Observes Shutdown event) {
        lifeline.stop();
    }

    /** Before anybody's else: what runs still needs the application's beans, and what they stand on. */
    void stop(@Observes @Priority(1) @BeforeDestroyed(ApplicationScoped.class) Object application) {
        lifeline.stop();
    }
}
