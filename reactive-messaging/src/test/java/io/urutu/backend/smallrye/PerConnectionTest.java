package io.urutu.backend.smallrye;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.smallrye.reactive.messaging.memory.InMemoryConnector;
import io.urutu.backend.smallrye.Jobs.Job;
import io.urutu.messaging.BusStatus;
import io.urutu.messaging.PublishOptions;
import io.urutu.testkit.DeadLettered;
import io.urutu.testkit.Harness;
import io.urutu.testkit.UrutuTest;
import io.urutu.testkit.VirtualClock;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.spi.Connector;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One handler by the broker in this process, and one by a SmallRye connector. */
@UrutuTest(
        beans = {Jobs.class, InMemoryConnector.class},
        config = {
            "urutu.application.name=shop",
            "urutu.broker.memory.connector=smallrye-in-memory",
            "urutu.messaging.handlers.there.connection=memory",
            "urutu.messaging.handlers.there.attributes.any=thing"
        })
class PerConnectionTest {
    @Inject
    @Connector("smallrye-in-memory")
    InMemoryConnector memory;

    @Inject
    Jobs jobs;

    @Inject
    Harness harness;

    @Inject
    BusStatus bus;

    @BeforeEach
    void everyQueueIsConsumed() {
        await().atMost(Duration.ofSeconds(10))
                .until(() ->
                        bus.consumers().size() == 2 && bus.consumers().stream().allMatch(BusStatus.Consumer::attached));
    }

    @Test
    void eachConnectionHasItsConnector() {
        assertThat(bus.connections())
                .extracting(BusStatus.Connection::name, BusStatus.Connection::broker, BusStatus.Connection::durable)
                .containsExactly(
                        tuple("default", "urutu-embedded", false), tuple("memory", "smallrye-in-memory", false));
        assertThat(bus.connections()).allMatch(BusStatus.Connection::connected);
    }

    @Test
    void whatIsPublishedGoesWhereItsTypeOrTheCallSays(VirtualClock clock) throws Exception {
        harness.publish(new Job("a"));

        assertThat(jobs.here().poll(10, SECONDS)).isEqualTo(1);
        harness.awaitQuiet();
        clock.advance(Duration.ofSeconds(1));
        assertThat(jobs.here().poll(10, SECONDS)).isEqualTo(2);
        assertThat(sent("smallrye.job")).isEmpty();

        harness.publish(new Job("b"), PublishOptions.of().connection("memory"));

        assertThat(sent("smallrye.job")).singleElement().satisfies(sent -> assertThat(
                        new String(sent.getPayload(), StandardCharsets.UTF_8))
                .contains("\"b\""));
        assertThat(jobs.there()).isEmpty();
    }

    @Test
    void aHandlerOnTheOtherConnectionTriesAgainAndAcknowledgesThere() throws Exception {
        CountDownLatch acknowledged = arrive("a");

        assertThat(jobs.there().poll(10, SECONDS)).isEqualTo(1);
        assertThat(jobs.there().poll(10, SECONDS)).isEqualTo(2);
        assertThat(acknowledged.await(10, SECONDS)).isTrue();
        assertThat(sent("shop.there.dlq")).isEmpty();
        assertThat(jobs.here()).isEmpty();
    }

    @Test
    void deadLettersStayWithTheConnectionOfTheirHandler(VirtualClock clock) throws Exception {
        assertThat(arrive("poison").await(10, SECONDS)).isTrue();

        assertThat(sent("shop.there.dlq")).hasSize(1);
        assertThat(harness.deadLettered(Job.class)).isEmpty();

        harness.publish(new Job("poison"));
        harness.awaitQuiet();
        clock.advance(Duration.ofSeconds(1));

        assertThat(harness.deadLettered(Job.class))
                .extracting(DeadLettered::queue, DeadLettered::attempts)
                .containsExactly(tuple("shop.here", 2));
        assertThat(sent("shop.there.dlq")).hasSize(1);
    }

    /** By this channel; the connector knows none that nothing was sent by. */
    private List<? extends Message<byte[]>> sent(String channel) {
        try {
            return memory.<byte[]>sink(channel).received();
        } catch (IllegalArgumentException unknown) {
            return List.of();
        }
    }

    /** By the channel of the topic, from outside. */
    private CountDownLatch arrive(String id) {
        CountDownLatch acknowledged = new CountDownLatch(1);
        memory.<Object>source("smallrye.job").send(Message.of("{\"id\":\"" + id + "\"}", () -> {
            acknowledged.countDown();
            return CompletableFuture.completedFuture(null);
        }));
        return acknowledged;
    }
}
