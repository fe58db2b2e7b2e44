package io.urutu.backend.rabbitmq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.rabbitmq.client.AMQP.BasicProperties;
import io.urutu.messaging.spi.Broker;
import io.urutu.messaging.spi.IncomingMessage;
import io.urutu.messaging.spi.Outcome;
import io.urutu.messaging.spi.QueuePlan;
import io.urutu.testkit.contract.Recorder;
import io.urutu.testkit.contract.Recorder.Held;
import io.urutu.testkit.services.Service;
import io.urutu.testkit.services.Services;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** That a message which waits for its next attempt is safe, whatever is restarted, deleted or cut meanwhile. */
class RabbitRetryIT extends RabbitFixture {
    /** For a queue to be deleted meanwhile, on a busy machine too. */
    private static final Duration LONG_ENOUGH = Duration.ofSeconds(5);

    @Test
    void aRetryOutlivesTheBroker() throws IOException {
        try (Service own = Services.ownRabbitmq()) {
            QueuePlan queue = queue("restarted", "t");
            Broker broker = start(new RabbitBroker(settings(own.url()), named("app")), queue);
            Recorder recorder = record(broker, queue, 1);
            sendAll(broker, "t", "kept", "settled after the other");
            recorder.next().settle(retry(queue, Duration.ofSeconds(5), 1)); // in a queue made for it now
            recorder.next().acknowledge();

            own.kill();
            own.start();

            Held back = recorder.next();
            if (!back.text().equals("kept")) { // its acknowledgement died with the broker
                back.acknowledge();
                back = recorder.next();
            }
            assertThat(back.text()).isEqualTo("kept");
            assertThat(back.message().headers()).containsEntry("urutu-retries", 1);
            back.acknowledge();
            broker.close(PATIENCE);
            try (RabbitInspector look = new RabbitInspector(own.url())) {
                assertThat(look.depth(queue.name())).isZero();
                assertThat(look.depth(delayQueue(5_000))).isZero();
            }
        }
    }

    /** What docs/retry.md says of {@code nack()}: a queue that is there already is given its limit by a policy. */
    @Test
    void aPolicyEndsWhatIsGivenBackForEver() throws IOException {
        try (Service own = Services.ownRabbitmq();
                RabbitInspector look = new RabbitInspector(own.url())) {
            QueuePlan queue = queue("given-back", "t");
            Broker broker = start(new RabbitBroker(settings(own.url()), named("app"), trusting()), queue);
            sendAll(broker, "t", "hopeless");
            own.control(
                    "set_policy",
                    "--apply-to",
                    "queues",
                    "limit",
                    "^given-back(?!.*\\.dlq$)",
                    "{\"delivery-limit\": 20}");

            broker.consume(queue.name(), 1, message -> CompletableFuture.completedFuture(new Outcome.Requeued()));

            await().atMost(PATIENCE).until(() -> look.depth(graveOf(queue.name())) == 1);
            assertThat(look.depth(queue.name())).isZero();
            broker.close(PATIENCE);
        }
    }

    @Test
    void aRetryOutlivesItsQueue() {
        QueuePlan queue = queue("deleted", "t");
        Broker earlier = open(queue);
        Recorder recorder = record(earlier, queue, 1);
        sendAll(earlier, "t", "kept", "comes when the other is settled");
        recorder.next().settle(retry(queue, LONG_ENOUGH, 1));
        recorder.next();
        earlier.close(PATIENCE);

        inspector.on(channel -> channel.queueDelete(queue.name()));
        awaitDepth(delayQueue(LONG_ENOUGH.toMillis()), 0); // its time is over, and there is nowhere to go
        Recorder again = record(open(queue), queue, 1);

        Held back = again.next();
        assertThat(back.text()).isEqualTo("kept");
        assertThat(back.message().topic()).isEqualTo("t");
        assertThat(back.message().headers()).containsEntry("urutu-retries", 1);
    }

    @Test
    void delayQueuesThatAreDeletedAreMadeAgain() {
        QueuePlan queue = queue("resilient", "t");
        Broker broker = open(queue);
        Recorder recorder = record(broker, queue, 1);
        sendAll(broker, "t", "x");
        recorder.next().settle(retry(queue, Duration.ofMillis(100), 1));
        Held second = recorder.next();

        inspector.on(channel -> channel.queueDelete(delayQueue(100)));
        second.settle(retry(queue, Duration.ofMillis(100), 2));
        Held third = recorder.next();
        assertThat(third.message().headers()).containsEntry("urutu-retries", 2);

        inspector.on(channel -> channel.exchangeDelete(delayQueue(100)));
        third.settle(retry(queue, Duration.ofMillis(100), 3));
        assertThat(recorder.next().message().headers()).containsEntry("urutu-retries", 3);
    }

    @Test
    void whatWaitsLongerThanAnyQueueGoesRoundAgain() {
        QueuePlan queue = queue("round", "t");
        Broker broker = open(queue);
        Recorder recorder = record(broker, queue, 1);
        BasicProperties copy = new BasicProperties.Builder()
                .messageId("lap")
                .headers(Map.of(
                        "urutu-origin-queue",
                        queue.name(),
                        "urutu-origin-topic",
                        "t",
                        "urutu-retries",
                        1,
                        "urutu-retry-remaining",
                        240))
                .build();
        await().atMost(PATIENCE).until(() -> broker.status().attached().contains(queue.name()));
        long begun = System.nanoTime();

        inspector.on(channel -> {
            channel.basicPublish("", queue.name(), copy, "far".getBytes(StandardCharsets.UTF_8));
            return null;
        });

        IncomingMessage back = recorder.next().message();
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThanOrEqualTo(Duration.ofMillis(240));
        assertThat(back.topic()).isEqualTo("t");
        assertThat(back.id()).contains("lap");
        assertThat(back.headers()).containsEntry("urutu-retries", 1).doesNotContainKeys("urutu-retry-remaining");
        assertThat(recorder.size()).isZero();
    }

    @Test
    void aDelayOfHoursSaysWhatIsLeftForLaterRounds() {
        QueuePlan queue = queue("hours", "t");
        Broker broker = open(queue);
        Recorder recorder = record(broker, queue, 1);
        sendAll(broker, "t", "x", "comes when the other is settled");

        recorder.next().settle(retry(queue, Duration.ofSeconds(10_000), 1));
        recorder.next();

        IncomingMessage waiting = onlyIn(delayQueue(DelayTiers.LONGEST));
        assertThat(waiting.headers()).containsEntry("urutu-retry-remaining", 6_000_000L);
        inspector.on(channel -> {
            channel.exchangeDelete(delayQueue(DelayTiers.LONGEST));
            return channel.queueDelete(delayQueue(DelayTiers.LONGEST));
        });
    }

    @Test
    void whatCannotWaitIsTriedAgainAtOnce() {
        QueuePlan queue = queue("hurried", "t");
        inspector.on(channel -> channel.queueDeclare(delayQueue(100), true, false, false, Map.of()));
        Broker broker = open(queue);
        Recorder recorder = record(broker, queue, 1);
        sendAll(broker, "t", "x");

        try (LogLines log = new LogLines()) {
            recorder.next().settle(retry(queue, Duration.ofMillis(100), 1));

            assertThat(recorder.next().message().deliveries()).isEqualTo(1);
            assertThat(log.with("URUTU10100"))
                    .singleElement()
                    .asString()
                    .startsWith("WARNING URUTU10100 A message of queue " + queue.name()
                            + " is tried again at once: its copy cannot wait at the broker: PRECONDITION_FAILED");
        }
    }

    @Test
    void noCopyIsSentWhileTheBrokerHasTheOriginalAgain() {
        QueuePlan queue = queue("unwanted", "t");
        Broker broker = open(queue);
        Recorder recorder = record(broker, queue, 1);
        sendAll(broker, "t", "one");
        Held held = recorder.next();

        proxy.cut();
        Held again = recorder.next();
        held.settle(retry(queue, Duration.ofMillis(100), 1));
        sendAll(broker, "t", "marker");
        again.acknowledge();

        assertThat(recorder.next().text()).isEqualTo("marker");
        assertThat(isThere(delayQueue(100))).isFalse();
    }

    @Test
    void aDelayedDeadLetterNeedsNobodyOfOurs() {
        QueuePlan queue = queue("buried-late", "t");
        Broker broker = open(queue);
        Recorder recorder = record(broker, queue, 1);
        sendAll(broker, "t", "dead", "comes when the other is settled");

        recorder.next().settle(new Outcome.DeadLettered(Map.of("urutu-cause", "broken"), Duration.ofMillis(100)));
        recorder.next();
        broker.close(PATIENCE);

        awaitDepth(graveOf(queue.name()), 1);
    }

    private String delayQueue(long tier) {
        return new DelayQueues(named("app")).name(tier);
    }

    private static boolean isThere(String queue) {
        try {
            inspector.on(channel -> channel.queueDeclarePassive(queue));
            return true;
        } catch (UncheckedIOException notFound) {
            return false;
        }
    }
}
