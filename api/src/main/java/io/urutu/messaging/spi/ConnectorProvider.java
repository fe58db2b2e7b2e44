package io.urutu.messaging.spi;

import jakarta.enterprise.inject.spi.BeanManager;
import java.util.Optional;

/**
 * Brings connectors beside {@code urutu-rabbitmq} and {@code urutu-embedded}: found by {@link java.util.ServiceLoader}
 * in the application, one instance for each. {@code urutu-reactive-messaging} brings SmallRye's.
 */
public interface ConnectorProvider {
    /** Whether it knows what {@code urutu.messaging.connector} names. */
    boolean serves(String connector);

    /** What its channels may be given, of one that it {@link #serves}. */
    ChannelConnector connector(String name);

    /**
     * Reads where the broker is, at deployment; opens nothing. Everything wrong is told, and then the result is empty.
     */
    Optional<Connector> prepare(ConnectorAddress address, Told problems);

    /** A connector that is configured and not used yet. */
    interface Connector {
        /** What can only be told once every bean is known. */
        default void verify(BeanManager beans, Told problems) {}

        /**
         * Makes the broker, at <em>run</em>; it connects when it is started.
         *
         * @param application the name that isolates this application's queues
         */
        Broker open(String application, BeanManager beans);
    }

    /** Takes a problem of the deployment. */
    @FunctionalInterface
    interface Told {
        /**
         * @param id from the provider's range
         * @param where the configuration key
         * @param what is wrong, without a full stop
         * @param remedy a sentence
         */
        void add(int id, String where, String what, String remedy);
    }
}
