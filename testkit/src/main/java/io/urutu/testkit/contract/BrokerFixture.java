package io.urutu.testkit.contract;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.urutu.messaging.MessageKind;
import io.urutu.messaging.spi.Broker;
import io.urutu.messaging.spi.ControlHeaders;
import io.urutu.messaging.spi.DeliveryListener;
import io.urutu.messaging.spi.IncomingMessage;
import io.urutu.messaging.spi.Outcome;
import io.urutu.messaging.spi.OutgoingMessage;
import io.urutu.messaging.spi.QueuePlan;
import io.urutu.messaging.spi.Receipt;
import io.urutu.messaging.spi.Topology;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;

/** The hooks a broker implements to be tested, and the words the suites are written in. */
public abstract class BrokerFixture {
    protected static final Duration PATIENCE = Duration.ofSeconds(20);
    /** Whole seconds: a wire format may know no finer ones. */
    private static final Instant PUBLISHED_AT = Instant.parse("2026-11-21T10:15:30Z");

    private final String run = "-" + UUID.randomUUID();
    private final List<Broker> opened = new ArrayList<>();
    private final List<Topology> declared = new ArrayList<>();

    /**
     * A broker that is not started yet. All that one test method creates meet at the same exchange, as the processes
     * of one application do; those of different test methods do not.
     */
    protected abstract Broker createBroker();

    /** How many messages wait in the queue, delivered ones not counted. */
    protected abstract long depth(String queue);

    /** What waits in the queue, oldest first; looking may take it out. */
    protected abstract List<IncomingMessage> drain(String queue);

    /** Lets time pass for a broker that is given its clock; with others it passes by itself. */
    protected void elapse(Duration time) {}

    /** The time that {@link #elapse} moves, in nanoseconds from anywhere. */
    protected long now() {
        return System.nanoTime();
    }

    /** Removes what the test declared, if it outlives the brokers, which are closed by then. */
    protected void forget(List<Topology> declared) {}

    @AfterEach
    void closeAll() {
        opened.forEach(broker -> broker.close(PATIENCE));
        forget(declared);
    }

    /** A name that no other test method uses. */
    protected final String named(String base) {
        return base + run;
    }

    protected final Broker open(QueuePlan... queues) {
        return start(createBroker(), queues);
    }

    protected final Broker start(Broker broker, QueuePlan... queues) {
        return start(broker, new Topology(named("dlx"), List.of(queues)));
    }

    protected final Broker start(Broker broker, Topology topology) {
        declared.add(topology);
        opened.add(broker);
        broker.start(topology);
        return broker;
    }

    /** A queue that dead-letters to {@link #graveOf}. */
    protected final QueuePlan queue(String name, String... topics) {
        return queue(name, Map.of(), topics);
    }

    protected final QueuePlan queue(String name, Map<String, Object> arguments, String... topics) {
        String fullName = named(name);
        return new QueuePlan(fullName, Set.of(topics), Optional.of(graveOf(fullName)), arguments);
    }

    protected final QueuePlan queueWithoutGrave(String name, String... topics) {
        return new QueuePlan(named(name), Set.of(topics), Optional.empty(), Map.of());
    }

    protected static String graveOf(String queue) {
        return queue + ".dlq";
    }

    protected static OutgoingMessage message(String topic, String text) {
        return message(topic, Map.of(), text.getBytes(StandardCharsets.UTF_8), Optional.empty());
    }

    protected static OutgoingMessage message(
            String topic, Map<String, Object> headers, byte[] body, Optional<Duration> expiresAfter) {
        String id = UUID.randomUUID().toString();
        return new OutgoingMessage(
                id, topic, MessageKind.EVENT, false, "text/plain", headers, body, PUBLISHED_AT, expiresAfter);
    }

    protected static Receipt send(Broker broker, OutgoingMessage message) {
        return receipt(broker.send(message));
    }

    protected static void sendAll(Broker broker, String topic, String... texts) {
        for (String text : texts) {
            assertThat(send(broker, message(topic, text))).isEqualTo(new Receipt.Confirmed());
        }
    }

    protected static Receipt receipt(CompletionStage<Receipt> stage) {
        try {
            return stage.toCompletableFuture().get(PATIENCE.toSeconds(), SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException failed) {
            throw new AssertionError("no receipt", failed);
        }
    }

    protected static Recorder record(Broker broker, QueuePlan queue, int prefetch) {
        Recorder recorder = new Recorder();
        broker.consume(queue.name(), prefetch, recorder);
        return recorder;
    }

    protected static DeliveryListener always(Outcome outcome) {
        return message -> CompletableFuture.completedStage(outcome);
    }

    /** As a handler's failure has it. */
    protected static Outcome retry(QueuePlan queue, Duration delay, int count) {
        return new Outcome.Retried(
                delay,
                false,
                Map.of(
                        ControlHeaders.RETRIES,
                        count,
                        ControlHeaders.ORIGIN_QUEUE,
                        queue.name(),
                        ControlHeaders.ORIGIN_TOPIC,
                        queue.topics().iterator().next()));
    }

    protected static String text(IncomingMessage message) {
        return new String(message.body(), StandardCharsets.UTF_8);
    }

    protected final void awaitDepth(String queue, long expected) {
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(depth(queue)).as("depth of " + queue).isEqualTo(expected));
    }

    protected final IncomingMessage onlyIn(String queue) {
        awaitDepth(queue, 1);
        return drain(queue).get(0);
    }
}
