package io.urutu.runtime.observability;

import io.urutu.messaging.BusStatus;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.CDI;
import java.util.function.BooleanSupplier;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready when the broker is connected and, where they count, every expected consumer is attached. The data tells what
 * is not, never a credential.
 */
final class BusReadiness implements HealthCheck {
    private final BooleanSupplier consumersCount;

    private BusReadiness(BooleanSupplier consumersCount) {
        this.consumersCount = consumersCount;
    }

    static void register(AfterBeanDiscovery event, BooleanSupplier consumersCount) {
        event.<HealthCheck>addBean()
                .id(BusReadiness.class.getName())
                .types(HealthCheck.class, Object.class)
                .qualifiers(Readiness.Literal.INSTANCE)
                .scope(ApplicationScoped.class)
                .createWith(context -> new BusReadiness(consumersCount));
    }

    @Override
    public HealthCheckResponse call() {
        BusStatus bus = CDI.current().select(BusStatus.class).get();
        HealthCheckResponseBuilder response = HealthCheckResponse.named("urutu-bus");
        boolean up = true;
        for (BusStatus.Connection connection : bus.connections()) {
            up &= connection.connected();
            describe(connection, response);
        }
        response.withData("unrouted-events", bus.unrouted());
        for (BusStatus.Consumer consumer : bus.consumers()) {
            up &= consumer.attached() || consumer.paused() || !consumersCount.getAsBoolean();
            response.withData(consumer.queue(), state(consumer));
        }
        return response.status(up).build();
    }

    private static String state(BusStatus.Consumer consumer) {
        return consumer.paused() ? "paused" : consumer.attached() ? "consuming" : "not consuming";
    }

    private static void describe(BusStatus.Connection connection, HealthCheckResponseBuilder response) {
        response.withData("broker", connection.broker() + (connection.connected() ? ": UP" : ": DOWN"));
        response.withData("durable", connection.durable());
        response.withData("waiting", connection.waiting());
        if (!connection.lastProblem().isEmpty()) {
            response.withData("problem", connection.lastProblem());
        }
    }
}
