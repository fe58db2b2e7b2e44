package io.urutu.runtime.messaging.declaring;

import jakarta.enterprise.inject.spi.Bean;
import java.util.Optional;
import org.eclipse.microprofile.reactive.messaging.Channel;

/**
 * Whose the annotations of Reactive Messaging are: another implementation's, if the container has found one, else ours.
 *
 * <p>An implementation shows by a bean of qualifier {@link Channel}: without one it could not serve an injection point,
 * whether it comes with the server (WildFly's subsystem, Open Liberty's feature) or in the application. Its classes show
 * nothing: Open Liberty hides them from applications, WildFly shows them to those alone that use the annotations, and
 * the API is on the class path everywhere, since ours brings it. A server that reads other annotation classes than the
 * application's (its own copy, hidden from the application) does not see the application's either: then they are ours.
 *
 * <p><b>Threading.</b> Confined to the thread that deploys.
 */
public final class Ownership {
    private Optional<Class<?>> other = Optional.empty();
    private boolean decided;

    public void saw(Bean<?> bean) {
        if (!decided && other.isEmpty() && bean.getQualifiers().stream().anyMatch(Channel.class::isInstance)) {
            other = Optional.of(bean.getBeanClass());
        }
    }

    /** Asked when all beans the container finds by itself are seen; those that come afterwards are our own emitters. */
    public boolean isOurs() {
        decided = true;
        return other.isEmpty();
    }

    /** A class of the other implementation, for people. */
    public String owner() {
        return other.map(Class::getName).orElse("Urutu");
    }
}
