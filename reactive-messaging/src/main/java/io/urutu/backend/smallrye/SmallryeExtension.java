package io.urutu.backend.smallrye;

import io.smallrye.reactive.messaging.providers.connectors.ExecutionHolder;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.BeforeBeanDiscovery;
import jakarta.enterprise.inject.spi.Extension;

/**
 * Of the provider's beans only the one that connectors stand on: the others would serve {@code @Incoming} themselves.
 *
 * <p>{@code @Dependent} because Payara gives an extension that is no bean an archive of its own, which sees none of the
 * application's beans.
 */
@Dependent
public class SmallryeExtension implements Extension {
    void declare(@Observes BeforeBeanDiscovery event, BeanManager beans) {
        event.addAnnotatedType(beans.createAnnotatedType(ExecutionHolder.class), "urutu:smallrye:execution-holder");
    }
}
