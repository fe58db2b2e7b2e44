package io.urutu.runtime.observability;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.urutu.context.Role;
import io.urutu.context.ShutdownSignal;
import io.urutu.kernel.ConfigReader;
import io.urutu.kernel.Problem;
import io.urutu.kernel.Problems;
import io.urutu.kernel.Running;
import io.urutu.kernel.Threads;
import io.urutu.messaging.BusStatus;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.Extension;
import java.lang.annotation.Annotation;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.eclipse.microprofile.health.Liveness;
import org.eclipse.microprofile.health.Readiness;
import org.eclipse.microprofile.health.Startup;
import org.jboss.weld.environment.se.Weld;
import org.jboss.weld.environment.se.WeldContainer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The checks against a bus in every state it can be in. */
class HealthChecksTest {
    private static final BusStatus.Connection UP =
            new BusStatus.Connection("default", "urutu-rabbitmq", true, true, true, 0, "");
    private static final BusStatus.Connection GONE =
            new BusStatus.Connection("default", "urutu-rabbitmq", false, true, true, 4, "amqp://h: no answer");
    private static final BusStatus.Connection NEVER =
            new BusStatus.Connection("default", "urutu-rabbitmq", false, false, true, 0, "amqp://h: refused");

    private final Bus bus = new Bus();
    private WeldContainer container;

    @AfterEach
    void close() {
        if (container != null) {
            container.close();
        }
    }

    @Test
    void isStartedOnceEverythingWasDeclared() {
        deploy(Map.of(), Role.WORKER);

        bus.connections = List.of();
        assertThat(startup().getStatus()).isEqualTo(Status.DOWN);

        bus.connections = List.of(NEVER);
        assertThat(startup().getStatus()).isEqualTo(Status.DOWN);
        assertThat(startup().getData().orElseThrow()).containsEntry("declared", false);

        bus.connections = List.of(GONE);
        assertThat(startup().getStatus()).isEqualTo(Status.UP);
        assertThat(startup().getName()).isEqualTo("urutu-started");
    }

    @Test
    void isNotReadyBeforeItRuns() {
        deploy(Map.of(), Role.WORKER);
        bus.connections = List.of();

        assertThat(readiness().getStatus()).isEqualTo(Status.DOWN);
    }

    @ParameterizedTest
    @CsvSource({
        // role, broker there, consumer attached, ready
        "WORKER, true, true, UP",
        "WORKER, true, false, DOWN",
        "WORKER, false, false, DOWN",
        "HTTP, true, false, UP",
        "HTTP, false, false, DOWN"
    })
    void readinessIsByRole(Role role, boolean connected, boolean attached, Status expected) {
        deploy(Map.of(), role);
        bus.connections = List.of(connected ? UP : GONE);
        bus.consumers = List.of(new BusStatus.Consumer("shop.mail", attached, false));

        assertThat(readiness().getStatus()).isEqualTo(expected);
        assertThat(readiness().getData().orElseThrow())
                .containsEntry("broker", connected ? "urutu-rabbitmq: UP" : "urutu-rabbitmq: DOWN")
                .containsEntry("shop.mail", attached ? "consuming" : "not consuming")
                .containsEntry("waiting", connected ? 0L : 4L);
    }

    @Test
    void aConsumerThatIsPausedIsNotMissing() {
        deploy(Map.of(), Role.WORKER);
        bus.connections = List.of(UP);
        bus.consumers = List.of(new BusStatus.Consumer("shop.mail", false, true));

        assertThat(readiness().getStatus()).isEqualTo(Status.UP);
        assertThat(readiness().getData().orElseThrow()).containsEntry("shop.mail", "paused");
    }

    @Test
    void aBrokerThatIsDataTakesNothingDown() {
        deploy(Map.of("urutu.health.broker", "false"), Role.HTTP, Role.WORKER);
        bus.connections = List.of(NEVER);

        assertThat(readiness().getStatus()).isEqualTo(Status.UP);
        assertThat(startup().getStatus()).isEqualTo(Status.UP);
        assertThat(readiness().getData().orElseThrow())
                .containsEntry("broker", "urutu-rabbitmq: DOWN")
                .containsEntry("problem", "amqp://h: refused");
    }

    @ParameterizedTest
    @CsvSource({"true, HTTP, DOWN", "false, WORKER, UP"})
    void consumersCountWhereTheyAreAskedTo(boolean count, Role role, Status expected) {
        deploy(Map.of("urutu.health.consumers-in-readiness", String.valueOf(count)), role);
        bus.connections = List.of(UP);
        bus.consumers = List.of(new BusStatus.Consumer("shop.mail", false, false));

        assertThat(readiness().getStatus()).isEqualTo(expected);
    }

    @Test
    void isNotReadyOnceItIsToEnd() {
        deploy(Map.of("urutu.health.broker", "false"), Role.HTTP);
        bus.connections = List.of(UP);
        assertThat(readiness().getStatus()).isEqualTo(Status.UP);

        bus.stopping = true;

        assertThat(readiness().getStatus()).isEqualTo(Status.DOWN);
        assertThat(readiness().getData().orElseThrow()).containsEntry("state", "stopping");
        assertThat(liveness().getStatus()).isEqualTo(Status.UP);
    }

    @ParameterizedTest
    @CsvSource({"10, 10, 0, UP", "10, 10, 1, DOWN", "10, 9, 0, DOWN", "0, 0, 0, UP"})
    void isLiveWhileItsThreadsLiveAndNoneIsLost(int threads, int alive, int lost, Status expected) {
        deploy(Map.of(), Role.WORKER);
        bus.workers = new BusStatus.Workers(threads, alive, lost);

        assertThat(liveness().getStatus()).isEqualTo(expected);
        assertThat(liveness().getData().orElseThrow())
                .containsEntry("threads", (long) threads)
                .containsEntry("alive", (long) alive)
                .containsEntry("lost", (long) lost);
    }

    @Test
    void livesOnWithSoManyLostThreadsAsItIsTold() {
        deploy(Map.of("urutu.health.lost-threads", "3"), Role.WORKER);

        bus.workers = new BusStatus.Workers(10, 10, 2);
        assertThat(liveness().getStatus()).isEqualTo(Status.UP);
        bus.workers = new BusStatus.Workers(10, 10, 3);
        assertThat(liveness().getStatus()).isEqualTo(Status.DOWN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"startup", "readiness", "liveness"})
    void eachCheckHasItsSwitch(String check) {
        deploy(Map.of("urutu.health." + check, "false"), Role.WORKER);

        assertThat(select(Startup.Literal.INSTANCE).isResolvable()).isEqualTo(!check.equals("startup"));
        assertThat(select(Readiness.Literal.INSTANCE).isResolvable()).isEqualTo(!check.equals("readiness"));
        assertThat(select(Liveness.Literal.INSTANCE).isResolvable()).isEqualTo(!check.equals("liveness"));
    }

    @Test
    void refusesToLoseNoThread() {
        Room room = new Room(Map.of("urutu.health.lost-threads", "0"), bus);
        room.validate();

        assertThat(room.problems.sorted())
                .extracting(Problem::toString)
                .containsExactly("URUTU00013 urutu.health: lost-threads is 0, and must be above zero."
                        + " Change one of its values.");
    }

    private void deploy(Map<String, String> keys, Role... roles) {
        Room room = new Room(keys, bus);
        container = new Weld()
                .disableDiscovery()
                .addExtension(room)
                .addBeanClass(Anchor.class)
                .initialize();
        room.observability.run(new Running(
                "shop", Set.of(roles), new Threads(Thread::new), Clock.systemUTC(), container.getBeanManager()));
    }

    private HealthCheckResponse startup() {
        return select(Startup.Literal.INSTANCE).get().call();
    }

    private HealthCheckResponse readiness() {
        return select(Readiness.Literal.INSTANCE).get().call();
    }

    private HealthCheckResponse liveness() {
        return select(Liveness.Literal.INSTANCE).get().call();
    }

    private Instance<HealthCheck> select(Annotation kind) {
        return container.select(HealthCheck.class, kind);
    }

    /** Makes an application without beans of its own an archive all the same. */
    @Dependent
    static class Anchor {}

    /** The room alone, beside a bus and a signal of the test. */
    static final class Room implements Extension {
        final ObservabilityCapability observability = new ObservabilityCapability();
        final Problems problems = new Problems();
        private final Map<String, String> keys;
        private final Bus bus;

        Room(Map<String, String> keys, Bus bus) {
            this.keys = keys;
            this.bus = bus;
        }

        void validate() {
            observability.validate(
                    new ConfigReader(
                            new SmallRyeConfigBuilder()
                                    .withSources(new PropertiesConfigSource(keys, "test", 100))
                                    .build(),
                            problems),
                    problems);
        }

        void bind(@Observes AfterBeanDiscovery event, BeanManager beans) {
            validate();
            observability.bind(event, beans);
            event.<BusStatus>addBean().types(BusStatus.class).createWith(context -> bus);
            event.<ShutdownSignal>addBean().types(ShutdownSignal.class).createWith(context -> bus);
        }
    }

    private static final class Bus implements BusStatus, ShutdownSignal {
        private List<Connection> connections = List.of(UP);
        private List<Consumer> consumers = List.of();
        private Workers workers = new Workers(1, 1, 0);
        private boolean stopping;

        @Override
        public List<Connection> connections() {
            return connections;
        }

        @Override
        public List<Consumer> consumers() {
            return consumers;
        }

        @Override
        public List<Pool> pools() {
            return List.of();
        }

        @Override
        public void pause(String handler) {}

        @Override
        public void resume(String handler) {}

        @Override
        public Workers workers() {
            return workers;
        }

        @Override
        public long unrouted() {
            return 0;
        }

        @Override
        public long lateReplies() {
            return 0;
        }

        @Override
        public boolean isRequested() {
            return stopping;
        }

        @Override
        public boolean await(Duration atMost) {
            return stopping;
        }

        @Override
        public void request() {
            stopping = true;
        }

        @Override
        public <T> Optional<T> race(Callable<T> body) {
            return Optional.empty();
        }
    }
}
