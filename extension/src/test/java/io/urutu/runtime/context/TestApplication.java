package io.urutu.runtime.context;

import io.urutu.context.MessageInfo;
import io.urutu.context.Role;
import io.urutu.kernel.Running;
import io.urutu.kernel.Threads;
import io.urutu.runtime.context.ExecutionPlan.Mode;
import io.urutu.testkit.TestTransactions;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.BeforeBeanDiscovery;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.ProcessAnnotatedType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;

/** A container with this room in it, started over Narayana. */
final class TestApplication implements AutoCloseable {
    static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

    final ContextCapability capability = new ContextCapability();
    final Executions executions = capability.executions();
    final SeContainer container;

    private TestApplication(Duration grace, Class<?>... beans) {
        container = SeContainerInitializer.newInstance()
                .disableDiscovery()
                .addBeanClasses(
                        TransactionBoundary.class,
                        NewTransactionInterceptor.class,
                        NoTransactionInterceptor.class,
                        ReadOnlyInterceptor.class)
                .addBeanClasses(beans)
                .addExtensions(new com.arjuna.ats.jta.cdi.TransactionExtension(), new Room(capability))
                .initialize();
        Running running = new Running(
                "test",
                Role.all(),
                new Threads(TestApplication::daemon),
                Clock.fixed(NOW, ZoneOffset.UTC),
                container.getBeanManager());
        executions.start(Engine.start(running, Set.of(), grace));
    }

    static TestApplication with(Class<?>... beans) {
        return withGrace(Duration.ofSeconds(10), beans);
    }

    static TestApplication withGrace(Duration grace, Class<?>... beans) {
        TestTransactions.install();
        return new TestApplication(grace, beans);
    }

    static TestApplication withoutJta(Class<?>... beans) {
        TestTransactions.uninstall();
        return new TestApplication(Duration.ofSeconds(10), beans);
    }

    <T> T get(Class<T> type) {
        return container.select(type).get();
    }

    Completion run(Callable<?> body) {
        return run(Mode.OWN, body);
    }

    Completion run(Mode mode, Callable<?> body) {
        return run(mode, Duration.ZERO, body);
    }

    Completion run(Mode mode, Duration timeout, Callable<?> body) {
        return executions.run(
                message("Mail#send"),
                new ExecutionPlan(mode, List.of(), List.of(), Map.of()),
                Origin.none(),
                timeout,
                body);
    }

    static MessageInfo message(String target) {
        return new MessageInfo(target, "mail-send", "test.mail-send", "mail", "m-1", 1, Duration.ZERO);
    }

    @Override
    public void close() {
        capability.stop(Duration.ofSeconds(1));
        container.close();
        TestTransactions.uninstall();
    }

    private static Thread daemon(Runnable body) {
        Thread thread = new Thread(body);
        thread.setDaemon(true);
        return thread;
    }

    /** What the boot's extension does for this room. */
    public static final class Room implements Extension {
        private final ContextCapability capability;

        Room(ContextCapability capability) {
            this.capability = capability;
        }

        void declare(@Observes BeforeBeanDiscovery event, BeanManager beans) {
            capability.declare(event, beans);
        }

        void discover(@Observes ProcessAnnotatedType<?> type) {
            capability.discover(type);
        }

        void bind(@Observes AfterBeanDiscovery event, BeanManager beans) {
            capability.bind(event, beans);
        }
    }
}
