package io.urutu.kernel;

import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.AfterTypeDiscovery;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.BeforeBeanDiscovery;
import jakarta.enterprise.inject.spi.ProcessAnnotatedType;
import jakarta.enterprise.inject.spi.ProcessBean;
import jakarta.enterprise.inject.spi.ProcessInjectionPoint;
import jakarta.enterprise.inject.spi.ProcessManagedBean;
import java.time.Duration;

/**
 * A room's life, one method a phase, in the order they are called:
 *
 * <ol>
 *   <li><b>declare</b>: scopes, interceptors and bindings are added to the container
 *   <li><b>discover</b>: each annotated class is seen once as a type, each bean once as a bean, and parsed
 *   <li><b>validate</b>: settings are read, everything wrong is added to the problems
 *   <li><b>bind</b>: synthetic beans are registered, plans are made; immutable from here on
 *   <li><b>run</b>: connections open (asynchronously), then, as a second step, {@link #admit intake}
 *   <li><b>stop</b>: intake closes and work drains, then connections close
 * </ol>
 *
 * No thread, socket or timer exists before <em>run</em> or after <em>stop</em>. Rooms are run in the order of the list
 * and stopped in reverse.
 */
public interface Capability {
    default void declare(BeforeBeanDiscovery event, BeanManager beans) {}

    default void discover(ProcessAnnotatedType<?> type) {}

    /** Adds beans of the room's own that the container has not found: in Java SE it need not look into our archive. */
    default void complete(AfterTypeDiscovery event) {}

    default void discover(ProcessManagedBean<?> bean, Problems problems) {}

    /** Any bean, also one of another extension or a producer. */
    default void discover(ProcessBean<?> bean) {}

    default void discover(ProcessInjectionPoint<?, ?> point) {}

    default void validate(ConfigReader config, Problems problems) {}

    default void bind(AfterBeanDiscovery event, BeanManager beans) {}

    /** What can only be checked once every bean is known. */
    default void verify(BeanManager beans, Problems problems) {}

    default void run(Running running) {}

    /** Opens intake: after the application's own start-up beans, just before the first request. */
    default void admit() {}

    /** Closes intake and waits at most this long for running work. Never throws. */
    default void drain(Duration atMost) {}

    /** Closes what is open, within this time. Never throws. */
    default void stop(Duration atMost) {}
}
