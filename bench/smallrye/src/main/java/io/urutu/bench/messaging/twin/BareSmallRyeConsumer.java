package io.urutu.bench.messaging.twin;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.mutiny.Multi;
import io.smallrye.reactive.messaging.connector.InboundConnector;
import io.smallrye.reactive.messaging.providers.connectors.ExecutionHolder;
import io.smallrye.reactive.messaging.rabbitmq.RabbitMQConnector;
import io.smallrye.reactive.messaging.rabbitmq.fault.RabbitMQReject;
import io.urutu.bench.messaging.app.Meter;
import io.urutu.bench.messaging.app.Order;
import io.vertx.core.buffer.Buffer;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.spi.ConnectorLiteral;

/**
 * SmallRye's RabbitMQ connector itself, without the channels that its provider would put before a method: what arrives
 * goes to a pool of threads that decode, handle and acknowledge. Steered as {@link Steering} says.
 */
public final class BareSmallRyeConsumer {
    private static final Meter METER = new Meter();
    private static final Jsonb JSONB = JsonbBuilder.create();

    public static void main(String[] arguments) throws Exception {
        ExecutorService workers = Executors.newFixedThreadPool(Integer.parseInt(arguments[3]));
        try (SeContainer container = container()) {
            Multi.createFrom()
                    .publisher(connector(container).getPublisher(config(arguments[0], arguments[1], arguments[2])))
                    .subscribe()
                    .with(message -> workers.execute(() -> handle(message)), Throwable::printStackTrace);
            Steering.follow(METER);
        }
        workers.shutdownNow();
    }

    private static SeContainer container() {
        return SeContainerInitializer.newInstance()
                .disableDiscovery()
                .addBeanClasses(RabbitMQConnector.class, ExecutionHolder.class, RabbitMQReject.Factory.class)
                .initialize();
    }

    private static InboundConnector connector(SeContainer container) {
        return container
                .select(InboundConnector.class, ConnectorLiteral.of(RabbitMQConnector.CONNECTOR_NAME))
                .get();
    }

    private static void handle(Message<?> message) {
        try {
            Buffer body = (Buffer) message.getPayload();
            METER.handled(JSONB.fromJson(body.toString(StandardCharsets.UTF_8), Order.class));
            message.ack();
        } catch (RuntimeException failed) {
            System.err.println("not handled: " + failed);
        }
    }

    private static Config config(String url, String queue, String prefetch) {
        Map<String, String> settings = SmallRyeSettings.of(url, queue, prefetch);
        settings.put("channel-name", "bench");
        return new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(settings, "bench", 100))
                .build();
    }

    private BareSmallRyeConsumer() {}
}
