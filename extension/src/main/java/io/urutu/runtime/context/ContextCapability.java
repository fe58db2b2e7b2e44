package io.urutu.runtime.context;

import io.urutu.context.ContextHeaders;
import io.urutu.context.Execution;
import io.urutu.context.ExecutionInterceptor;
import io.urutu.context.NewTransaction;
import io.urutu.context.NoTransaction;
import io.urutu.context.ReadOnly;
import io.urutu.context.ShutdownSignal;
import io.urutu.context.spi.CurrentExecution;
import io.urutu.kernel.Capability;
import io.urutu.kernel.ConfigReader;
import io.urutu.kernel.Problems;
import io.urutu.kernel.Running;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.AfterTypeDiscovery;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.ProcessAnnotatedType;
import jakarta.enterprise.inject.spi.ProcessManagedBean;
import java.lang.annotation.Annotation;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** The room every other one stands on: executions, their scope and transaction, and the shutdown signal. */
public final class ContextCapability implements Capability {
    private static final List<Class<? extends Annotation>> BOUNDARIES =
            List.of(NewTransaction.class, NoTransaction.class, ReadOnly.class);

    private static final List<Class<?>> INTERCEPTORS =
            List.of(NewTransactionInterceptor.class, NoTransactionInterceptor.class, ReadOnlyInterceptor.class);

    private final Executions executions = new Executions();
    private final ShutdownSwitch shutdown = new ShutdownSwitch();

    private final Set<Bean<?>> interceptors = new HashSet<>();
    private boolean ownAreFound;

    public Executions executions() {
        return executions;
    }

    /**
     * What {@link ShutdownSignal#request} is to begin, once. It is called on the requester's thread, which may run the
     * very work a drain waits for: it must hand over.
     */
    public void onShutdownRequest(Runnable begin) {
        shutdown.onRequest(begin);
    }

    /** Tells the application that it is stopping; for whoever stops it. Idempotent. */
    public void signalShutdown() {
        shutdown.signal();
    }

    @Override
    public void discover(ProcessAnnotatedType<?> type) {
        ownAreFound |= type.getAnnotatedType().getJavaClass() == TransactionBoundary.class;
        for (Class<? extends Annotation> boundary : BOUNDARIES) {
            if (type.getAnnotatedType().isAnnotationPresent(boundary)) {
                type.configureAnnotatedType().add(new Bounded.Literal(boundary));
            } else if (type.getAnnotatedType().getMethods().stream()
                    .anyMatch(method -> method.isAnnotationPresent(boundary))) {
                type.configureAnnotatedType()
                        .filterMethods(method -> method.isAnnotationPresent(boundary))
                        .forEach(method -> method.add(new Bounded.Literal(boundary)));
            }
        }
    }

    @Override
    public void complete(AfterTypeDiscovery event) {
        if (!ownAreFound) {
            event.addAnnotatedType(TransactionBoundary.class, id(TransactionBoundary.class));
            INTERCEPTORS.forEach(type -> event.addAnnotatedType(type, id(type)));
            event.getInterceptors().addAll(0, INTERCEPTORS); // @Priority is heeded of types found before only
        }
    }

    @Override
    public void discover(ProcessManagedBean<?> bean, Problems problems) {
        if (bean.getBean().getTypes().contains(ExecutionInterceptor.class)) {
            interceptors.add(bean.getBean());
        }
    }

    @Override
    public void validate(ConfigReader config, Problems problems) {
        List<String> rules = config.require(PropagationSettings.PREFIX, PropagationSettings.class)
                .propagateHeaders();
        rules.stream().filter(HeaderRules::isUseless).forEach(rule -> problems.add(ContextMessages.uselessRule(rule)));
        executions.carry(new HeaderRules(rules));
    }

    @Override
    public void bind(AfterBeanDiscovery event, BeanManager beans) {
        event.addContext(new ExecutionContext(executions));
        event.<Executions>addBean()
                .types(Executions.class, Object.class)
                .id(id(Executions.class))
                .produceWith(lookup -> executions);
        provide(event, Execution.class, lookup -> new InjectedExecution(executions));
        provide(event, ContextHeaders.class, lookup -> new InjectedHeaders(executions));
        provide(event, ShutdownSignal.class, lookup -> shutdown);
        provide(
                event,
                CurrentExecution.class,
                lookup -> new ThreadExecution(executions, lookup.select(TransactionBoundary.class)));
    }

    @Override
    public void run(Running running) {
        executions.start(Engine.start(running, Set.copyOf(interceptors)));
    }

    @Override
    public void drain(Duration atMost) {
        shutdown.signal();
    }

    @Override
    public void stop(Duration atMost) {
        shutdown.signal();
        executions.stop();
    }

    private static <T> void provide(AfterBeanDiscovery event, Class<T> type, Function<Instance<Object>, T> make) {
        event.<T>addBean()
                .types(type, Object.class)
                .scope(ApplicationScoped.class)
                .id(id(type))
                .produceWith(make);
    }

    private static String id(Class<?> type) {
        return "urutu:" + type.getName();
    }
}
