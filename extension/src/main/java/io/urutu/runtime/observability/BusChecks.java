package io.urutu.runtime.observability;

import io.urutu.context.ShutdownSignal;
import io.urutu.messaging.BusStatus;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.CDI;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Liveness;
import org.eclipse.microprofile.health.Readiness;
import org.eclipse.microprofile.health.Startup;

/**
 * The three checks of the bus, as MicroProfile Health asks for them. Each tells by its data what is not as it should
 * be, never a credential, and answers from memory at once.
 *
 * <p>The only class that touches MicroProfile Health, and loaded only where the server has it. Its annotation makes it
 * no bean; Payara asks nobody's checks in an application in which it sees neither one of these annotations nor a
 * {@code @Path} (its {@code HealthSniffer}), and then answers UP for a worker that consumes nothing.
 */
@Readiness
final class BusChecks {
    private final HealthSettings settings;
    private final BooleanSupplier consumersCount;

    /** @param consumersCount asked at each call: known at <em>run</em> only */
    BusChecks(HealthSettings settings, BooleanSupplier consumersCount) {
        this.settings = settings;
        this.consumersCount = consumersCount;
    }

    void register(AfterBeanDiscovery event) {
        if (settings.startup()) {
            add(event, Startup.Literal.INSTANCE, "urutu-started", this::startup);
        }
        if (settings.readiness()) {
            add(event, Readiness.Literal.INSTANCE, "urutu-bus", this::readiness);
        }
        if (settings.liveness()) {
            add(event, Liveness.Literal.INSTANCE, "urutu-workers", this::liveness);
        }
    }

    private static void add(
            AfterBeanDiscovery event,
            Annotation kind,
            String name,
            Function<HealthCheckResponseBuilder, HealthCheckResponseBuilder> check) {
        event.<HealthCheck>addBean()
                .id("urutu:" + name)
                .types(HealthCheck.class, Object.class)
                .qualifiers(kind)
                .scope(ApplicationScoped.class)
                .createWith(context -> new Check(name, check));
    }

    private record Check(String name, Function<HealthCheckResponseBuilder, HealthCheckResponseBuilder> body)
            implements HealthCheck {
        @Override
        public HealthCheckResponse call() {
            return body.apply(HealthCheckResponse.named(name)).build();
        }
    }

    /** Everything declared once; what happens later is for readiness to tell. */
    private HealthCheckResponseBuilder startup(HealthCheckResponseBuilder response) {
        List<BusStatus.Connection> connections = bus().connections();
        boolean up = !connections.isEmpty();
        for (BusStatus.Connection connection : connections) {
            up &= connection.declared() || !settings.broker();
            response.withData("declared" + suffix(connection), connection.declared());
            describe(connection, response);
        }
        return response.status(up);
    }

    /** Down first of all when the process is to end, so that nothing new is sent its way while it drains. */
    private HealthCheckResponseBuilder readiness(HealthCheckResponseBuilder response) {
        BusStatus bus = bus();
        boolean stopping = CDI.current().select(ShutdownSignal.class).get().isRequested();
        boolean up = !stopping && !bus.connections().isEmpty();
        if (stopping) {
            response.withData("state", "stopping");
        }
        for (BusStatus.Connection connection : bus.connections()) {
            up &= connection.connected() || !settings.broker();
            describe(connection, response);
        }
        response.withData("unrouted-events", bus.unrouted());
        for (BusStatus.Consumer consumer : bus.consumers()) {
            up &= consumer.attached() || consumer.paused() || !consumersCount.getAsBoolean();
            response.withData(consumer.queue(), state(consumer));
        }
        return response.status(up);
    }

    private static String state(BusStatus.Consumer consumer) {
        if (consumer.paused()) {
            return "paused";
        }
        return consumer.attached() ? "consuming" : "not consuming";
    }

    private HealthCheckResponseBuilder liveness(HealthCheckResponseBuilder response) {
        BusStatus.Workers workers = bus().workers();
        return response.withData("threads", workers.threads())
                .withData("alive", workers.alive())
                .withData("lost", workers.lost())
                .status(workers.alive() == workers.threads() && workers.lost() < settings.lostThreads());
    }

    private static BusStatus bus() {
        return CDI.current().select(BusStatus.class).get();
    }

    private static void describe(BusStatus.Connection connection, HealthCheckResponseBuilder response) {
        String behind = suffix(connection);
        response.withData("broker" + behind, connection.broker() + (connection.connected() ? ": UP" : ": DOWN"));
        response.withData("durable" + behind, connection.durable());
        response.withData("waiting" + behind, connection.waiting());
        if (!connection.lastProblem().isEmpty()) {
            response.withData("problem" + behind, connection.lastProblem());
        }
    }

    /** The data of a named connection has its name behind. */
    private static String suffix(BusStatus.Connection connection) {
        return connection.name().equals("default") ? "" : "." + connection.name();
    }
}
