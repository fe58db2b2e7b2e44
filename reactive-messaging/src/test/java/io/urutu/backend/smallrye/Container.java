package io.urutu.backend.smallrye;

import io.smallrye.reactive.messaging.rabbitmq.RabbitMQConnector;
import io.urutu.messaging.spi.AmqpAddress;
import io.urutu.messaging.spi.Broker;
import io.urutu.messaging.spi.ConnectorAddress;
import io.urutu.testkit.services.Service;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import jakarta.enterprise.inject.spi.BeanManager;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** A CDI container with the connectors and what the module adds, and nothing of the extension's. */
final class Container implements AutoCloseable {
    private final SeContainer container;

    Container(Class<?>... more) {
        try {
            container = SeContainerInitializer.newInstance()
                    .disableDiscovery()
                    .addExtensions(new SmallryeExtension())
                    .addBeanClasses(
                            RabbitMQConnector.class,
                            RabbitOptions.class,
                            Class.forName("io.smallrye.reactive.messaging.rabbitmq.fault.RabbitMQReject$Factory"))
                    .addBeanClasses(more)
                    .initialize();
        } catch (ClassNotFoundException absent) {
            throw new IllegalStateException(absent);
        }
    }

    BeanManager beans() {
        return container.getBeanManager();
    }

    <T> T get(Class<T> type, java.lang.annotation.Annotation... qualifiers) {
        return container.select(type, qualifiers).get();
    }

    Broker rabbit(Service service, int port, String exchange, String application) {
        return rabbit(service, port, exchange, application, Duration.ofSeconds(1));
    }

    Broker rabbit(Service service, int port, String exchange, String application, Duration longestRetry) {
        AmqpAddress amqp = new AmqpAddress(
                false,
                List.of("127.0.0.1:" + port),
                "/",
                service.user(),
                service.password(),
                Optional.empty(),
                Optional.empty(),
                OptionalInt.empty(),
                5,
                Duration.ofSeconds(2),
                Duration.ofMillis(100),
                longestRetry);
        return open(
                new ConnectorAddress(
                        "smallrye-rabbitmq",
                        "urutu.messaging.connector",
                        "",
                        "urutu.broker",
                        exchange,
                        Map.of(),
                        Optional.of(amqp)),
                application);
    }

    Broker open(ConnectorAddress address, String application) {
        return new SmallryeConnectors()
                .prepare(address, (id, where, what, remedy) -> {
                    throw new AssertionError(where + ": " + what);
                })
                .orElseThrow()
                .open(application, beans());
    }

    @Override
    public void close() {
        container.close();
    }
}
