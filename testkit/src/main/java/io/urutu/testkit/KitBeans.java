package io.urutu.testkit;

import io.urutu.context.spi.Host;
import io.urutu.messaging.spi.BrokerWrapper;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.ProcessBean;
import jakarta.enterprise.inject.spi.ProcessSyntheticBean;
import jakarta.transaction.UserTransaction;
import jakarta.validation.NoProviderFoundException;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.lang.reflect.Type;
import java.time.Clock;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/** The test's own beans, and those of the platform that the application under test does not bring itself. */
final class KitBeans implements Extension {
    private final Set<Type> present = new HashSet<>();
    private final TestHost host;
    private final Optional<UserTransaction> transaction;

    KitBeans(TestHost host, Optional<UserTransaction> transaction) {
        this.host = host;
        this.transaction = transaction;
    }

    void saw(@Observes ProcessBean<?> event) {
        if (!(event instanceof ProcessSyntheticBean<?>)) {
            present.addAll(event.getBean().getTypes());
        }
    }

    void add(@Observes AfterBeanDiscovery event) {
        add(event, Host.class, () -> host);
        add(event, BrokerWrapper.class, () -> host);
        add(event, Ledger.class, host::ledger);
        add(event, VirtualClock.class, host::clock);
        add(event, Harness.class, beans -> new Harness(host.ledger(), beans));
        addMissing(event, Clock.class, Optional.of(host.clock()));
        addMissing(event, UserTransaction.class, transaction);
        addMissing(event, Validator.class, validator());
    }

    private <T> void addMissing(AfterBeanDiscovery event, Class<T> type, Optional<? extends T> instance) {
        if (!present.contains(type)) {
            instance.ifPresent(given -> add(event, type, () -> given));
        }
    }

    private static <T> void add(AfterBeanDiscovery event, Class<T> type, Supplier<? extends T> instance) {
        add(event, type, beans -> instance.get());
    }

    private static <T> void add(
            AfterBeanDiscovery event, Class<T> type, Function<Instance<Object>, ? extends T> instance) {
        event.<T>addBean()
                .types(type)
                .scope(Dependent.class)
                .id("urutu-testkit:" + type.getName())
                .produceWith(instance::apply);
    }

    private static Optional<Validator> validator() {
        try {
            return Optional.of(Validation.buildDefaultValidatorFactory().getValidator());
        } catch (NoProviderFoundException absent) {
            return Optional.empty();
        }
    }
}
