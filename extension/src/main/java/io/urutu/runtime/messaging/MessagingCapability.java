package io.urutu.runtime.messaging;

import io.urutu.kernel.Capability;
import io.urutu.kernel.ConfigReader;
import io.urutu.kernel.Problems;
import io.urutu.kernel.Running;
import io.urutu.messaging.BusStatus;
import io.urutu.messaging.MessagePublisher;
import io.urutu.messaging.spi.Broker;
import io.urutu.messaging.spi.CurrentMessage;
import io.urutu.messaging.spi.PayloadDecoder;
import io.urutu.runtime.context.Executions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.ProcessAnnotatedType;
import jakarta.enterprise.inject.spi.ProcessManagedBean;
import jakarta.enterprise.inject.spi.ProcessSessionBean;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Messages: {@code @MessageHandler} methods become queues, and what is published leaves with its transaction.
 *
 * <p><b>Threading.</b> Phases are called one after the other; beans may be used from any thread at any time.
 */
public final class MessagingCapability implements Capability {
    private final Executions executions;
    private final Supplier<Set<String>> connections;
    private final Supplier<Map<String, Broker>> brokers;
    private final CurrentDelivery current = new CurrentDelivery();
    private final UnservedTypes types = new UnservedTypes();
    private final List<HandlerDeclaration> declarations = new ArrayList<>();
    private List<Handler> handlers = List.of();
    private @Nullable MessagingSettings settings;
    private @Nullable MessagingPlan plan;
    private volatile @Nullable MessageBus bus;

    /**
     * @param connections the names that are configured, the empty one among them; asked at <em>validate</em>
     * @param brokers one for each of these names; asked once, at <em>run</em>
     */
    public MessagingCapability(
            Executions executions, Supplier<Set<String>> connections, Supplier<Map<String, Broker>> brokers) {
        this.executions = executions;
        this.connections = connections;
        this.brokers = brokers;
    }

    @Override
    public void discover(ProcessAnnotatedType<?> type) {
        types.saw(type.getAnnotatedType());
    }

    @Override
    public void discover(ProcessManagedBean<?> bean, Problems problems) {
        types.isBean(bean.getBean().getBeanClass());
        declarations.addAll(new HandlerParser()
                .parse(bean.getBean(), bean.getAnnotatedBeanClass(), bean instanceof ProcessSessionBean<?>, problems));
    }

    @Override
    public void validate(ConfigReader config, Problems problems) {
        types.report(problems);
        config.read(MessagingSettings.PREFIX, MessagingSettings.class).ifPresent(read -> {
            settings = read;
            handlers = new HandlerCatalog(problems).bind(declarations, read);
            new ConnectionCheck(connections.get(), problems).check(handlers);
        });
    }

    @Override
    public void bind(AfterBeanDiscovery event, BeanManager beans) {
        add(event, MessagePublisher.class, () -> running().publisher());
        add(event, CurrentMessage.class, () -> current);
        add(event, PayloadDecoder.class, () -> plan().codecs()::decode);
        add(event, BusStatus.class, () -> new BusView(() -> Optional.ofNullable(bus)));
    }

    @Override
    public void verify(BeanManager beans, Problems problems) {
        MessagingSettings read = settings;
        if (read != null) {
            plan = new CodecFinder(beans)
                    .find(read.codec(), problems)
                    .map(codecs -> new MessagingPlan(read, handlers, codecs))
                    .orElse(null);
        }
    }

    @Override
    public void run(Running running) {
        bus = new MessageBus(new Connections(brokers.get()), plan(), executions, current, running);
    }

    @Override
    public void admit() {
        running().admit();
    }

    @Override
    public void drain(Duration atMost) {
        MessageBus open = bus;
        if (open != null) {
            open.drain(atMost);
        }
    }

    @Override
    public void stop(Duration atMost) {
        MessageBus open = bus;
        if (open != null) {
            bus = null;
            open.stop(atMost);
        }
    }

    private MessagingPlan plan() {
        MessagingPlan verified = plan;
        if (verified == null) {
            throw MessagingMessages.notRunning();
        }
        return verified;
    }

    private MessageBus running() {
        MessageBus open = bus;
        if (open == null) {
            throw MessagingMessages.notRunning();
        }
        return open;
    }

    private static <T> void add(AfterBeanDiscovery event, Class<T> type, Supplier<? extends T> maker) {
        event.<T>addBean()
                .types(type, Object.class)
                .scope(ApplicationScoped.class)
                .id("urutu:" + type.getName())
                .produceWith(lookup -> maker.get());
    }
}
