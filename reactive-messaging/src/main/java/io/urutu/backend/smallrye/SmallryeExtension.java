package io.urutu.backend.smallrye;

import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.smallrye.reactive.messaging.providers.connectors.ExecutionHolder;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.BeforeBeanDiscovery;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.ProcessObserverMethod;

/**
 * Of the provider's beans only the one that connectors stand on: the others would serve {@code @Incoming} themselves.
 *
 * <p>{@code @Dependent} because Payara gives an extension that is no bean an archive of its own, which sees none of the
 * application's beans.
 */
@Dependent
public class SmallryeExtension implements Extension {
    /** By its name: where another connector is used it need not be there. */
    private static final String RABBITMQ = "io.smallrye.reactive.messaging.rabbitmq.RabbitMQConnector";

    void declare(@Observes BeforeBeanDiscovery event, BeanManager beans) {
        event.addAnnotatedType(beans.createAnnotatedType(ExecutionHolder.class), "urutu:smallrye:execution-holder");
    }

    /**
     * Mutiny has threads for each application that has its jar, and nobody who ends them: they would keep the
     * application's class loader for ever. Without a priority, and so after {@link ExecutionHolder}, which waits here for
     * Vert.x to close.
     */
    void endThreads(@Observes @BeforeDestroyed(ApplicationScoped.class) Object application) {
        if (Infrastructure.class.getClassLoader() == SmallryeExtension.class.getClassLoader()) {
            Infrastructure.setDefaultExecutor(); // ends the present ones; the new ones have no thread yet
        }
    }

    /**
     * The connector would cancel each consumer it ever had, also those whose connection is long gone, and tell of every
     * failure. We have ended them all by then.
     */
    void quiet(@Observes ProcessObserverMethod<?, ?> observer) {
        if (observer.getObserverMethod().getBeanClass().getName().equals(RABBITMQ)) {
            observer.veto();
        }
    }
}
