package io.urutu.runtime.messaging.publishing;

import static io.urutu.runtime.messaging.Deployment.next;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.urutu.backend.embedded.EmbeddedBroker;
import io.urutu.messaging.BusStatus;
import io.urutu.messaging.Event;
import io.urutu.messaging.MessageBusController;
import io.urutu.messaging.MessageHandler;
import io.urutu.messaging.MessageOf;
import io.urutu.messaging.PublishOptions;
import io.urutu.messaging.Task;
import io.urutu.messaging.spi.Broker;
import io.urutu.messaging.spi.IncomingMessage;
import io.urutu.messaging.spi.QueuePlan;
import io.urutu.messaging.spi.Topology;
import io.urutu.runtime.messaging.Deployment;
import io.urutu.runtime.messaging.SilentBroker;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;

/** Several brokers, chosen by name (JR-056). */
class NamedBrokersTest {
    @Event(value = "audit.done", connection = "audit", version = 3)
    public record Audited(String what) {}

    @Task(value = "audit.clean", connection = "audti")
    public record Misspelt(String what) {}

    @Event("plain.done")
    public record Plain(String what) {}

    @Event(value = "old.done", version = 0)
    public record NoVersion(String what) {}

    @Singleton
    public static class Seen {
        final BlockingQueue<MessageOf<Audited>> messages = new LinkedBlockingQueue<>();
    }

    @MessageBusController
    public static class Auditor {
        @Inject
        Seen seen;

        @MessageHandler(name = "auditor")
        void on(MessageOf<Audited> message) {
            seen.messages.add(message);
        }
    }

    @MessageBusController
    public static class Wrong {
        @MessageHandler
        void on(Misspelt task) {}

        @MessageHandler
        void old(NoVersion event) {}
    }

    @MessageBusController
    public static class Sharing {
        @MessageHandler(name = "here")
        void on(Audited event) {}

        @MessageHandler(name = "there")
        void on(Plain event) {}
    }

    private static Deployment.Builder withAudit(Broker audit) {
        return new Deployment.Builder().on("audit", audit);
    }

    @Test
    void aTypeIsPublishedToAndConsumedFromItsConnectionOnly() throws Exception {
        EmbeddedBroker audit = new EmbeddedBroker("audits", Clock.systemUTC());
        try (Deployment shop = withAudit(audit).of(Auditor.class, Seen.class)) {
            shop.publish(new Audited("till"));

            MessageOf<Audited> message = next(shop.get(Seen.class).messages);
            assertThat(message.payload()).isEqualTo(new Audited("till"));
            assertThat(message.version()).isEqualTo(3);
            assertThat(message.key()).isEmpty();
            BusStatus bus = shop.get(BusStatus.class);
            assertThat(bus.connections()).extracting(BusStatus.Connection::name).containsExactly("default", "audit");
            assertThat(bus.consumers()).containsExactly(new BusStatus.Consumer("shop.auditor", true, false));
            assertThat(audit.status().attached()).containsExactly("shop.auditor");
        }
        assertThat(audit.status().lastProblem()).isEqualTo("closed");
    }

    @Test
    void eachBrokerKnowsTheNamesOfTheOthersQueues() {
        SilentBroker audit = new SilentBroker();
        try (Deployment shop = withAudit(audit).of(Sharing.class)) {
            assertThat(shop.get(BusStatus.class).connections()).hasSize(2);
            assertThat(audit.topology.queues()).extracting(QueuePlan::name).containsExactly("shop.here");
            assertThat(audit.topology.elsewhere()).containsExactly("shop.there");
        }
    }

    @Test
    void optionsChooseTheConnectionOfOneMessage() throws Exception {
        EmbeddedBroker audit = new EmbeddedBroker("audits", Clock.systemUTC());
        try (Deployment shop = withAudit(audit).of(Auditor.class, Seen.class)) {
            BlockingQueue<IncomingMessage> here = bound(shop, "");
            BlockingQueue<IncomingMessage> there = bound(shop, "audit");

            shop.publish(new Plain("a"), PublishOptions.of().connection("audit").key("k1"));
            shop.publish(new Plain("b"));

            IncomingMessage first = next(there);
            assertThat(first.headers()).containsEntry("urutu-key", "k1");
            assertThat(new String(first.body(), java.nio.charset.StandardCharsets.UTF_8))
                    .contains("\"a\"");
            assertThat(new String(next(here).body(), java.nio.charset.StandardCharsets.UTF_8))
                    .contains("\"b\"");
            assertThat(there).isEmpty();
        }
    }

    @Test
    void anUnknownConnectionIsRefusedAtTheCall() throws Exception {
        try (Deployment shop =
                withAudit(new EmbeddedBroker("audits", Clock.systemUTC())).of(Seen.class)) {
            assertThatThrownBy(() ->
                            shop.publish(new Plain("a"), PublishOptions.of().connection("audt")))
                    .hasRootCauseInstanceOf(IllegalArgumentException.class)
                    .hasRootCauseMessage("URUTU01162 " + Plain.class.getName()
                            + " cannot be published: connection \"audt\" is not configured. The nearest is audit. "
                            + "Set urutu.broker.audt.url.");
        }
    }

    @Test
    void anUnknownConnectionOfAHandlerIsADeploymentProblem() {
        assertThat(withAudit(new EmbeddedBroker("audits", Clock.systemUTC())).problemsOf(Wrong.class))
                .containsExactlyInAnyOrder(
                        "URUTU01163 Wrong#on(Misspelt): Misspelt belongs to connection \"audti\", which is not configured. The nearest is audit. Set urutu.broker.audti.url to amqp://host/, or to embedded.",
                        "URUTU01164 Wrong#old(NoVersion): version 0 of NoVersion is below 1. Count versions from 1.");
    }

    @Test
    void aQueueIsOfOneConnection() {
        assertThat(withAudit(new EmbeddedBroker("audits", Clock.systemUTC()))
                        .with("urutu.messaging.handlers.here.attributes.queue.name", "both")
                        .with("urutu.messaging.handlers.there.attributes.queue.name", "both")
                        .problemsOf(Sharing.class))
                .singleElement()
                .asString()
                .contains("both", "here and there");
    }

    @Test
    void aHandlerConsumesFromTheConnectionItIsPutOnWhateverItsTypeSays() throws Exception {
        EmbeddedBroker audit = new EmbeddedBroker("audits", Clock.systemUTC());
        try (Deployment shop = withAudit(audit)
                .with("urutu.messaging.handlers.auditor.connection", "default")
                .of(Auditor.class, Seen.class)) {
            assertThat(audit.status().attached()).isEmpty();
            assertThat(shop.broker("").status().attached()).containsExactly("shop.auditor");

            shop.publish(new Audited("audit"));
            shop.publish(new Audited("till"), PublishOptions.of().connection(""));

            assertThat(next(shop.get(Seen.class).messages).payload()).isEqualTo(new Audited("till"));
            assertThat(shop.get(Seen.class).messages).isEmpty();
        }
    }

    @Test
    void aHandlerIsPutOnAConnectionThatIsConfigured() {
        assertThat(withAudit(new EmbeddedBroker("audits", Clock.systemUTC()))
                        .with("urutu.messaging.handlers.auditor.connection", "adit")
                        .with("urutu.messaging.handlers.auditor.attributes.consumer-tag", "any")
                        .problemsOf(Auditor.class, Seen.class))
                .containsExactly(
                        "URUTU01163 urutu.messaging.handlers.auditor.connection: auditor belongs to connection \"adit\", which is not configured. The nearest is audit. Set urutu.broker.adit.url to amqp://host/, or to embedded.");
    }

    @Test
    void theTimeToCloseIsSharedByAllBrokers() {
        SilentBroker first = new SilentBroker();
        SilentBroker last = new SilentBroker();

        new Connections(Map.of("", first, "b", last)).close(Duration.ofSeconds(8));

        assertThat(first.closedWithin).isBetween(Duration.ofSeconds(3), Duration.ofSeconds(4));
        assertThat(last.closedWithin).isBetween(Duration.ofSeconds(7), Duration.ofSeconds(8));
    }

    private static BlockingQueue<IncomingMessage> bound(Deployment shop, String connection) {
        String queue = "probe" + connection;
        shop.broker(connection)
                .start(new Topology(
                        "probe.dlx", List.of(new QueuePlan(queue, Set.of("plain.done"), Optional.empty(), Map.of()))));
        return shop.consume(connection, queue);
    }
}
