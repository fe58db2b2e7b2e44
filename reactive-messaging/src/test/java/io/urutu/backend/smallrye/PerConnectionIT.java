package io.urutu.backend.smallrye;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import com.rabbitmq.client.DefaultConsumer;
import io.smallrye.reactive.messaging.rabbitmq.RabbitMQConnector;
import io.smallrye.reactive.messaging.rabbitmq.fault.RabbitMQReject;
import io.urutu.backend.rabbitmq.RabbitInspector;
import io.urutu.backend.smallrye.Audits.Audit;
import io.urutu.backend.smallrye.Jobs.Job;
import io.urutu.messaging.BusStatus;
import io.urutu.messaging.MessagePublisher;
import io.urutu.messaging.PublishOptions;
import io.urutu.testkit.DeadLettered;
import io.urutu.testkit.Harness;
import io.urutu.testkit.UrutuTest;
import io.urutu.testkit.services.Service;
import io.urutu.testkit.services.Services;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * One broker, three connections: ours, and two of {@code smallrye-rabbitmq}. One handler is put on the first of these by
 * its key, one belongs to the other by its payload type.
 */
@UrutuTest(
        beans = {Jobs.class, Audits.class, RabbitMQConnector.class, RabbitMQReject.Factory.class, RabbitOptions.class},
        config = {
            "urutu.application.name=${perconn.it.name}",
            "urutu.broker.url=${perconn.it.url}",
            "urutu.broker.rye.url=${perconn.it.url}",
            "urutu.broker.rye.connector=smallrye-rabbitmq",
            "urutu.broker.audit.url=${perconn.it.url}",
            "urutu.broker.audit.connector=smallrye-rabbitmq",
            "urutu.broker.audit.exchange=${perconn.it.name}-audits",
            "urutu.messaging.handlers.there.connection=rye",
            "urutu.messaging.handlers.there.attributes.queue.x-queue-type=classic",
            "urutu.messaging.handlers.there.attributes.consumer-exclusive=true"
        })
class PerConnectionIT {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Service RABBIT = Services.rabbitmq();
    private static final String NAME = "it-" + UUID.randomUUID();
    private static final RabbitInspector INSPECTOR = new RabbitInspector(RABBIT.url());

    static {
        System.setProperty("perconn.it.url", RABBIT.url());
        System.setProperty("perconn.it.name", NAME);
    }

    @Inject
    MessagePublisher publisher;

    @Inject
    Jobs jobs;

    @Inject
    Audits audits;

    @Inject
    Harness harness;

    @Inject
    BusStatus bus;

    @BeforeEach
    void everyQueueIsConsumed() {
        await().atMost(PATIENCE)
                .until(() ->
                        bus.consumers().size() == 3 && bus.consumers().stream().allMatch(BusStatus.Consumer::attached));
    }

    @AfterAll
    static void forget() throws IOException {
        for (String queue : List.of(NAME + ".here", NAME + ".there", NAME + ".audited")) {
            INSPECTOR.on(channel -> channel.queueDelete(queue));
            INSPECTOR.on(channel -> channel.queueDelete(queue + ".dlq"));
        }
        INSPECTOR.on(channel -> channel.exchangeDelete(NAME + "-audits"));
        INSPECTOR.close();
    }

    @Test
    void eachConnectionHasItsConnectorAndItsLine() {
        assertThat(bus.connections())
                .extracting(BusStatus.Connection::name, BusStatus.Connection::broker, BusStatus.Connection::connected)
                .containsExactly(
                        tuple("default", "urutu-rabbitmq", true),
                        tuple("audit", "smallrye-rabbitmq", true),
                        tuple("rye", "smallrye-rabbitmq", true));
    }

    @Test
    void bothHandlersTryAgainWhicheverConnectionPublishes() throws InterruptedException {
        publisher.publish(new Job("ours"), PublishOptions.of().immediate());
        bothAttemptTwice();

        publisher.publish(
                new Job("theirs"), PublishOptions.of().connection("rye").immediate());
        bothAttemptTwice();
        assertThat(harness.deadLettered(Job.class))
                .allMatch(dead -> dead.payload().id().equals("poison")); // another test's
    }

    private void bothAttemptTwice() throws InterruptedException {
        for (int attempt = 1; attempt <= 2; attempt++) {
            assertThat(jobs.here().poll(20, SECONDS)).isEqualTo(attempt);
            assertThat(jobs.there().poll(20, SECONDS)).isEqualTo(attempt);
        }
    }

    @Test
    void bothHandlersBuryWhatFailsForGood() {
        publisher.publish(new Job("poison"), PublishOptions.of().immediate());

        await().atMost(PATIENCE).until(() -> harness.deadLettered(Job.class).size() == 2);
        assertThat(harness.deadLettered(Job.class))
                .extracting(DeadLettered::queue, DeadLettered::attempts, DeadLettered::reason)
                .containsExactlyInAnyOrder(tuple(NAME + ".here", 2, "not yet"), tuple(NAME + ".there", 2, "not yet"));
    }

    @Test
    void aTypeOfANamedConnectionGoesAndComesByItsConnector() throws InterruptedException {
        publisher.publish(new Audit("till"), PublishOptions.of().immediate());

        assertThat(audits.seen().poll(20, SECONDS)).isEqualTo("till");
    }

    @Test
    void theAttributesOfAHandlerAreItsConnectors() {
        assertThatThrownBy(() ->
                        INSPECTOR.on(channel -> channel.basicConsume(NAME + ".there", new DefaultConsumer(channel))))
                .hasStackTraceContaining("ACCESS_REFUSED");
    }
}
