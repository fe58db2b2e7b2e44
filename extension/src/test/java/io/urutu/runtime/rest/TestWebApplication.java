package io.urutu.runtime.rest;

import io.urutu.context.HttpInfo;
import io.urutu.context.Role;
import io.urutu.kernel.Problems;
import io.urutu.kernel.Running;
import io.urutu.kernel.Threads;
import io.urutu.runtime.context.ContextCapability;
import io.urutu.runtime.context.Origin;
import io.urutu.testkit.TestTransactions;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.BeforeBeanDiscovery;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.ProcessAnnotatedType;
import jakarta.enterprise.inject.spi.ProcessManagedBean;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;

/** A container with this room and the one below it, without Jakarta REST: tests open requests as its filter does. */
final class TestWebApplication implements AutoCloseable {
    private final Rooms rooms = new Rooms();
    private final SeContainer container;
    final HttpExecutions http;

    private TestWebApplication(Class<?>... beans) {
        TestTransactions.install();
        container = SeContainerInitializer.newInstance()
                .disableDiscovery()
                .addBeanClasses(ResourceInterceptor.class)
                .addBeanClasses(beans)
                .addExtensions(new com.arjuna.ats.jta.cdi.TransactionExtension(), rooms)
                .initialize();
        http = container.select(HttpExecutions.class).get();
    }

    static TestWebApplication notStarted(Class<?>... beans) {
        return new TestWebApplication(beans);
    }

    static TestWebApplication with(Class<?>... beans) {
        TestWebApplication application = new TestWebApplication(beans);
        application.start(Role.all());
        return application;
    }

    void start(Set<Role> roles) {
        Running running =
                new Running("test", roles, new Threads(Rooms::daemon), Clock.systemUTC(), container.getBeanManager());
        rooms.context.run(running);
        rooms.rest.run(running);
    }

    <T> T get(Class<T> type) {
        return container.select(type).get();
    }

    /** What the request filter does before the method of this name is called. */
    HttpCall request(Class<?> type, String method) {
        ResourceTarget target = target(type, method);
        return http.open(target, new HttpInfo(target.name(), "GET", "/"), Origin.none());
    }

    static ResourceTarget target(Class<?> type, String method) {
        return Arrays.stream(type.getMethods())
                .filter(each -> each.getName().equals(method) && !each.isBridge())
                .findFirst()
                .map(found -> ResourceTarget.of(type, found))
                .orElseThrow();
    }

    @Override
    public void close() {
        // a test that failed half way must not fail the next one on this thread
        http.call().ifPresent(call -> call.end(new IllegalStateException("left open by a test")));
        rooms.rest.stop(Duration.ofSeconds(1));
        rooms.context.stop(Duration.ofSeconds(1));
        container.close();
        TestTransactions.uninstall();
    }

    /** What the boot's extension does for these rooms. */
    public static final class Rooms implements Extension {
        private final ContextCapability context = new ContextCapability();
        private final RestCapability rest = new RestCapability(context.executions());

        void declare(@Observes BeforeBeanDiscovery event, BeanManager beans) {
            context.declare(event, beans);
            rest.declare(event, beans);
        }

        <T> void type(@Observes ProcessAnnotatedType<T> event) {
            rest.discover(event);
        }

        <T> void bean(@Observes ProcessManagedBean<T> event) {
            context.discover(event, new Problems());
            rest.discover(event, new Problems());
        }

        void bind(@Observes AfterBeanDiscovery event, BeanManager beans) {
            context.bind(event, beans);
            rest.bind(event, beans);
        }

        private static Thread daemon(Runnable body) {
            Thread thread = new Thread(body);
            thread.setDaemon(true);
            return thread;
        }
    }
}
