package io.urutu.runtime.messaging;

import io.urutu.kernel.Capability;
import io.urutu.kernel.ConfigReader;
import io.urutu.kernel.Problems;
import io.urutu.kernel.Running;
import io.urutu.messaging.BusStatus;
import io.urutu.messaging.MessagePublisher;
import io.urutu.messaging.spi.Broker;
import io.urutu.messaging.spi.ChannelConnector;
import io.urutu.messaging.spi.CurrentMessage;
import io.urutu.messaging.spi.PayloadDecoder;
import io.urutu.runtime.context.Executions;
import io.urutu.runtime.messaging.binding.Channels;
import io.urutu.runtime.messaging.binding.Handler;
import io.urutu.runtime.messaging.binding.HandlerCatalog;
import io.urutu.runtime.messaging.binding.MessagingPlan;
import io.urutu.runtime.messaging.binding.WrittenAttributes;
import io.urutu.runtime.messaging.channels.EmitterPoints;
import io.urutu.runtime.messaging.declaring.HandlerBean;
import io.urutu.runtime.messaging.declaring.HandlerDeclaration;
import io.urutu.runtime.messaging.declaring.HandlerParser;
import io.urutu.runtime.messaging.declaring.Ownership;
import io.urutu.runtime.messaging.declaring.StandardMethods;
import io.urutu.runtime.messaging.declaring.UnservedTypes;
import io.urutu.runtime.messaging.delivery.CurrentDelivery;
import io.urutu.runtime.messaging.payload.CodecFinder;
import io.urutu.runtime.messaging.publishing.Connections;
import io.urutu.runtime.messaging.publishing.PublishingMessages;
import io.urutu.runtime.messaging.settings.MessagingSettings;
import io.urutu.runtime.messaging.settings.ReactiveSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.ProcessAnnotatedType;
import jakarta.enterprise.inject.spi.ProcessBean;
import jakarta.enterprise.inject.spi.ProcessInjectionPoint;
import jakarta.enterprise.inject.spi.ProcessManagedBean;
import jakarta.enterprise.inject.spi.ProcessSessionBean;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Messages: {@code @MessageHandler} methods become queues, and what is published leaves with its transaction.
 *
 * <p><b>Threading.</b> Phases are called one after the other; beans may be used from any thread at any time.
 */
public final class MessagingCapability implements Capability {
    private final Executions executions;
    private final Supplier<Map<String, ChannelConnector>> connectors;
    private final Supplier<Map<String, Broker>> brokers;
    private final CurrentDelivery current = new CurrentDelivery();
    private final UnservedTypes types = new UnservedTypes();
    private final Ownership ownership = new Ownership();
    private final EmitterPoints emitters = new EmitterPoints();
    private final List<HandlerBean> beans = new ArrayList<>();
    private List<Handler> handlers = List.of();
    private Channels channels = new Channels(Map.of());
    private @Nullable MessagingSettings settings;
    private @Nullable MessagingPlan plan;
    private volatile @Nullable MessageBus bus;

    /**
     * @param connectors of each connection that is configured, by its name, the empty one among them; asked at
     *     <em>validate</em>
     * @param brokers one for each of these names; asked once, at <em>run</em>
     */
    public MessagingCapability(
            Executions executions,
            Supplier<Map<String, ChannelConnector>> connectors,
            Supplier<Map<String, Broker>> brokers) {
        this.executions = executions;
        this.connectors = connectors;
        this.brokers = brokers;
    }

    @Override
    public void discover(ProcessAnnotatedType<?> type) {
        types.saw(type.getAnnotatedType());
    }

    @Override
    public void discover(ProcessManagedBean<?> bean, Problems problems) {
        types.isBean(bean.getBean().getBeanClass());
        HandlerBean found =
                new HandlerBean(bean.getBean(), bean.getAnnotatedBeanClass(), bean instanceof ProcessSessionBean<?>);
        if (found.hasMethods()) {
            beans.add(found);
        }
    }

    @Override
    public void discover(ProcessBean<?> bean) {
        ownership.saw(bean.getBean());
    }

    @Override
    public void discover(ProcessInjectionPoint<?, ?> point) {
        emitters.saw(point.getInjectionPoint());
    }

    @Override
    public void validate(ConfigReader config, Problems problems) {
        types.report(ownership.isOurs(), problems);
        HandlerParser parser = new HandlerParser(new StandardMethods(ownership, problems), problems);
        List<HandlerDeclaration> declarations =
                beans.stream().flatMap(bean -> parser.parse(bean).stream()).toList();
        WrittenAttributes written = written(config, declarations, problems);
        channels = written.channels();
        config.read(MessagingSettings.PREFIX, MessagingSettings.class).ifPresent(read -> {
            settings = read;
            handlers = new HandlerCatalog(written, connectors.get(), problems).bind(declarations, read);
            new ConnectionCheck(connectors.get().keySet(), read, problems).check(handlers);
        });
    }

    /** What stands below {@code mp.messaging} is ours to read where its annotations are. */
    private WrittenAttributes written(ConfigReader config, List<HandlerDeclaration> declarations, Problems problems) {
        if (!ownership.isOurs()) {
            MessagingMessages.notOurs(ownership.owner());
            return WrittenAttributes.none();
        }
        emitters.check(problems);
        return new WrittenAttributes(
                config.require(ReactiveSettings.PREFIX, ReactiveSettings.class),
                declarations,
                emitters.channels(),
                connectors.get().values().stream().map(ChannelConnector::name).collect(Collectors.toSet()),
                problems);
    }

    @Override
    public void bind(AfterBeanDiscovery event, BeanManager beans) {
        add(event, MessagePublisher.class, () -> running().publisher());
        if (ownership.isOurs()) {
            emitters.bind(event, () -> running().channels());
        }
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
                    .map(codecs -> new MessagingPlan(read, handlers, channels, codecs))
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
            throw PublishingMessages.notRunning();
        }
        return verified;
    }

    private MessageBus running() {
        MessageBus open = bus;
        if (open == null) {
            throw PublishingMessages.notRunning();
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
