package io.urutu.runtime.messaging;

import io.urutu.backend.embedded.EmbeddedBroker;
import io.urutu.context.HttpInfo;
import io.urutu.context.Role;
import io.urutu.kernel.Problem;
import io.urutu.kernel.Running;
import io.urutu.kernel.Threads;
import io.urutu.messaging.MessagePublisher;
import io.urutu.messaging.PublishOptions;
import io.urutu.messaging.spi.Broker;
import io.urutu.messaging.spi.IncomingMessage;
import io.urutu.messaging.spi.Outcome;
import io.urutu.runtime.context.Completion;
import io.urutu.runtime.context.ExecutionPlan;
import io.urutu.runtime.context.Executions;
import io.urutu.runtime.context.Origin;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jboss.weld.environment.se.Weld;
import org.jboss.weld.environment.se.WeldContainer;

/** An application "shop" in Weld SE with an embedded broker, for tests. */
public final class Deployment implements AutoCloseable {
    static final String APPLICATION = "shop";
    private static final ExecutionPlan PLAN = new ExecutionPlan(ExecutionPlan.Mode.OWN, List.of(), List.of(), Map.of());

    private final Phases phases;
    private final WeldContainer container;
    private final Map<String, Broker> brokers;
    private boolean stopped;

    private Deployment(Phases phases, WeldContainer container, Map<String, Broker> brokers) {
        this.phases = phases;
        this.container = container;
        this.brokers = brokers;
    }

    public static Builder with(String key, String value) {
        return new Builder().with(key, value);
    }

    public static Deployment of(Class<?>... beans) {
        return new Builder().of(beans);
    }

    /** The problems of a deployment that must fail. */
    public static List<String> problemsOf(Class<?>... beans) {
        return new Builder().problemsOf(beans);
    }

    public <T> T get(Class<T> type) {
        return container.select(type).get();
    }

    public MessagePublisher publisher() {
        return get(MessagePublisher.class);
    }

    public Executions executions() {
        return phases.context.executions();
    }

    /** Runs the body in an execution, as a request would. */
    public Completion run(Callable<?> body) {
        return executions().run(new HttpInfo("Test#run", "POST", "/"), PLAN, Origin.none(), Duration.ZERO, body);
    }

    /** Publishes in an execution of its own. */
    public void publish(Object payload, PublishOptions options) {
        Completion completion = run(() -> {
            publisher().publish(payload, options);
            return null;
        });
        completion.failure().ifPresent(failure -> {
            throw new AssertionError(failure);
        });
    }

    public void publish(Object payload) {
        publish(payload, PublishOptions.of());
    }

    public Broker broker(String connection) {
        return brokers.get(connection);
    }

    /** What reaches the queue from now on, acknowledged. */
    public BlockingQueue<IncomingMessage> consume(String queue) {
        return consume("", queue);
    }

    public BlockingQueue<IncomingMessage> consume(String connection, String queue) {
        BlockingQueue<IncomingMessage> received = new LinkedBlockingQueue<>();
        broker(connection).consume(queue, 10, message -> {
            received.add(message);
            return CompletableFuture.completedFuture(new Outcome.Acknowledged());
        });
        return received;
    }

    public static <T> T next(BlockingQueue<T> queue) throws InterruptedException {
        T item = queue.poll(10, TimeUnit.SECONDS);
        if (item == null) {
            throw new AssertionError("nothing came within 10 s");
        }
        return item;
    }

    public void stop() {
        stopped = true;
        phases.stop();
    }

    @Override
    public void close() {
        if (!stopped) {
            stop();
        }
        container.close();
    }

    /** Makes an application without beans of its own an archive all the same. */
    @Singleton
    static class Anchor {}

    public static final class Builder {
        private final Map<String, String> config = new HashMap<>();
        private final Map<String, Broker> brokers =
                new HashMap<>(Map.of("", new EmbeddedBroker("urutu", Clock.systemUTC())));
        private Set<Role> roles = Role.all();

        public Builder with(String key, String value) {
            config.put(key, value);
            return this;
        }

        public Builder on(Broker other) {
            return on("", other);
        }

        public Builder on(String connection, Broker other) {
            brokers.put(connection, other);
            return this;
        }

        public Builder as(Role... some) {
            roles = Set.of(some);
            return this;
        }

        public Deployment of(Class<?>... beans) {
            Phases phases = new Phases(brokers, config);
            WeldContainer container = start(phases, beans);
            phases.run(new Running(
                    APPLICATION, roles, new Threads(Thread::new), Clock.systemUTC(), container.getBeanManager()));
            return new Deployment(phases, container, brokers);
        }

        public List<String> problemsOf(Class<?>... beans) {
            Phases phases = new Phases(brokers, config);
            try {
                start(phases, beans).close();
                throw new AssertionError("deployed");
            } catch (RuntimeException failed) {
                if (phases.problems.isEmpty()) {
                    throw failed;
                }
                return phases.problems.sorted().stream().map(Problem::toString).toList();
            }
        }

        private static WeldContainer start(Phases phases, Class<?>... beans) {
            return new Weld()
                    .disableDiscovery()
                    .addExtension(phases)
                    .addBeanClass(Anchor.class)
                    .addBeanClasses(beans)
                    .initialize();
        }
    }
}
