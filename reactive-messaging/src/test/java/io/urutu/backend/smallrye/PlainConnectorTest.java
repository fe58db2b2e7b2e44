package io.urutu.backend.smallrye;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.reactive.messaging.memory.InMemoryConnector;
import io.urutu.messaging.MessageKind;
import io.urutu.messaging.spi.Broker;
import io.urutu.messaging.spi.ConnectorAddress;
import io.urutu.messaging.spi.IncomingMessage;
import io.urutu.messaging.spi.Outcome;
import io.urutu.messaging.spi.OutgoingMessage;
import io.urutu.messaging.spi.QueuePlan;
import io.urutu.messaging.spi.Receipt;
import io.urutu.messaging.spi.Topology;
import io.urutu.testkit.contract.Recorder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.spi.ConnectorLiteral;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A connector of which only the two interfaces are known. */
class PlainConnectorTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final QueuePlan BILLS =
            new QueuePlan("app.bill", Set.of("order.paid"), Optional.of("app.bill.dlq"), Map.of());

    private final Container container = new Container(InMemoryConnector.class);
    private final InMemoryConnector memory =
            container.get(InMemoryConnector.class, ConnectorLiteral.of("smallrye-in-memory"));
    private final Broker broker = container.open(
            new ConnectorAddress(
                    "smallrye-in-memory",
                    "urutu.messaging.connector",
                    "",
                    "urutu.broker",
                    "urutu",
                    Map.of(),
                    Optional.empty()),
            "app");

    @AfterEach
    void close() {
        broker.close(PATIENCE);
        container.close();
    }

    @Test
    void sendsByTheChannelOfTheTopic() throws Exception {
        broker.start(new Topology("app.dlx", List.of()));

        Receipt receipt =
                broker.send(message("order.paid", "42")).toCompletableFuture().get(10, SECONDS);

        assertThat(receipt).isEqualTo(new Receipt.Confirmed());
        assertThat(memory.<byte[]>sink("order.paid").received())
                .singleElement()
                .satisfies(sent -> assertThat(text(sent.getPayload())).isEqualTo("42"));
    }

    @Test
    void takesWhatComesByTheChannelOfTheTopicAndAcknowledgesIt() throws Exception {
        Recorder recorder = consume(2);
        CountDownLatch acknowledged = new CountDownLatch(1);

        memory.<Object>source("order.paid").send(Message.of("42", () -> {
            acknowledged.countDown();
            return CompletableFuture.completedFuture(null);
        }));
        Recorder.Held held = recorder.next();
        assertThat(held.message().queue()).isEqualTo("app.bill");
        assertThat(held.message().topic()).isEqualTo("order.paid");
        assertThat(held.text()).isEqualTo("42");
        assertThat(acknowledged.getCount()).isEqualTo(1);

        held.acknowledge();

        assertThat(acknowledged.await(10, SECONDS)).isTrue();
    }

    @Test
    void carriesWhatAMessageSaysOfItselfWhereMetadataStays() throws Exception {
        Recorder recorder = consume(1);
        broker.send(message("order.paid", "42")).toCompletableFuture().get(10, SECONDS);
        Message<?> sent = memory.sink("order.paid").received().get(0);

        memory.<Object>source("order.paid").send(sent);

        IncomingMessage delivered = recorder.next().message();
        assertThat(delivered.id()).contains("id-1");
        assertThat(delivered.contentType()).contains("text/plain");
        assertThat(delivered.headers()).isEqualTo(Map.of("tenant", 7L));
    }

    @Test
    void handsOverAgainWhatIsRetriedAndWhatIsRequeued() {
        Recorder recorder = consume(1);
        memory.<Object>source("order.paid").send("42");

        recorder.next().settle(new Outcome.Retried(Duration.ofMillis(20), false, Map.of("urutu-retries", 1)));
        Recorder.Held second = recorder.next();
        assertThat(second.message().headers()).containsEntry("urutu-retries", 1);
        assertThat(second.message().redelivered()).isFalse();
        second.settle(new Outcome.Requeued());

        Recorder.Held third = recorder.next();
        assertThat(third.message().headers()).containsEntry("urutu-retries", 1);
        assertThat(third.message().redelivered()).isTrue();
        assertThat(third.message().deliveries()).isEqualTo(1);
    }

    @Test
    void sendsADeadLetterByTheChannelOfItsQueueAndAcknowledgesTheOriginal() throws Exception {
        Recorder recorder = consume(1);
        CountDownLatch acknowledged = new CountDownLatch(1);
        memory.<Object>source("order.paid").send(Message.of("42", () -> {
            acknowledged.countDown();
            return CompletableFuture.completedFuture(null);
        }));

        recorder.next().settle(new Outcome.DeadLettered(Map.of("urutu-cause", "broken")));

        assertThat(acknowledged.await(10, SECONDS)).isTrue();
        assertThat(memory.<byte[]>sink("app.bill.dlq").received())
                .singleElement()
                .satisfies(dead -> assertThat(
                                dead.getMetadata(Carried.class).orElseThrow().headers())
                        .containsEntry("urutu-cause", "broken"));
    }

    @Test
    void refusesAPayloadThatIsNoBody() throws Exception {
        consume(1);
        CountDownLatch refused = new CountDownLatch(1);

        memory.<Object>source("order.paid").send(Message.of(new Object()).withNack(reason -> {
            refused.countDown();
            return CompletableFuture.completedFuture(null);
        }));

        assertThat(refused.await(10, SECONDS)).isTrue();
    }

    @Test
    void asksForNoMoreThanThePrefetch() throws Exception {
        Recorder recorder = consume(2);
        memory.<Object>source("order.paid").send("1");
        memory.<Object>source("order.paid").send("2");
        Recorder.Held first = recorder.next();
        recorder.next();

        memory.<Object>source("order.paid").send("3");
        assertThat(recorder.size()).isZero();
        first.acknowledge();

        assertThat(recorder.next().text()).isEqualTo("3");
    }

    private Recorder consume(int prefetch) {
        broker.start(new Topology("app.dlx", List.of(BILLS)));
        Recorder recorder = new Recorder();
        broker.consume("app.bill", prefetch, recorder);
        org.awaitility.Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> broker.status().attached().contains("app.bill"));
        return recorder;
    }

    private static OutgoingMessage message(String topic, String text) {
        return new OutgoingMessage(
                "id-1",
                topic,
                MessageKind.EVENT,
                false,
                "text/plain",
                Map.of("tenant", 7L),
                text.getBytes(StandardCharsets.UTF_8),
                Instant.parse("2026-11-21T10:15:30Z"),
                Optional.empty());
    }

    private static String text(byte[] body) {
        return new String(body, StandardCharsets.UTF_8);
    }
}
