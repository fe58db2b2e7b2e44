package io.urutu.backend.smallrye;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.rabbitmq.client.DefaultConsumer;
import io.smallrye.reactive.messaging.rabbitmq.RabbitMQConnector;
import io.smallrye.reactive.messaging.rabbitmq.fault.RabbitMQReject;
import io.urutu.backend.rabbitmq.RabbitInspector;
import io.urutu.messaging.MessagePublisher;
import io.urutu.messaging.PublishOptions;
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
import org.junit.jupiter.api.Test;

@UrutuTest(
        beans = {Orders.class, RabbitMQConnector.class, RabbitMQReject.Factory.class, RabbitOptions.class},
        config = {
            "urutu.messaging.connector=smallrye-rabbitmq",
            "urutu.broker.url=${smallrye.it.url}",
            "urutu.application.name=${smallrye.it.name}",
            "urutu.messaging.handlers.pay.attributes.max-outstanding-messages=3",
            "urutu.messaging.handlers.note.attributes.queue.x-queue-type=classic",
            "urutu.messaging.handlers.note.attributes.consumer-exclusive=true"
        })
class SmallryeApplicationIT {
    private static final Service RABBIT = Services.rabbitmq();
    private static final String NAME = "it-" + UUID.randomUUID();
    private static final RabbitInspector INSPECTOR = new RabbitInspector(RABBIT.url());

    static {
        System.setProperty("smallrye.it.url", RABBIT.url());
        System.setProperty("smallrye.it.name", NAME);
    }

    @Inject
    MessagePublisher publisher;

    @Inject
    Orders orders;

    @Inject
    Harness harness;

    @AfterAll
    static void forget() throws IOException {
        for (String queue : List.of(NAME + ".pay", NAME + ".note")) {
            INSPECTOR.on(channel -> channel.queueDelete(queue));
            INSPECTOR.on(channel -> channel.queueDelete(queue + ".dlq"));
        }
        INSPECTOR.close();
    }

    @Test
    void handlesInATransactionAndTriesAgainAfterARollback() throws InterruptedException {
        publisher.publish(new Order("o-1"), PublishOptions.of().immediate());

        assertThat(orders.attempts().poll(20, SECONDS)).isEqualTo(1);
        assertThat(orders.attempts().poll(20, SECONDS)).isEqualTo(2);
        assertThat(orders.paid().poll(20, SECONDS)).isEqualTo("o-1 at 2");
        assertThat(orders.paid()).isEmpty();
        assertThat(orders.threads()).allMatch(thread -> thread.startsWith("urutu-") && thread.endsWith(" transacted"));
    }

    @Test
    void buriesWhatFailsForGoodWithItsCause() {
        publisher.publish(new Order("poison"), PublishOptions.of().immediate());

        await().atMost(Duration.ofSeconds(20))
                .until(() -> !harness.deadLettered(Order.class).isEmpty());
        assertThat(harness.deadLettered(Order.class)).singleElement().satisfies(dead -> {
            assertThat(dead.payload()).isEqualTo(new Order("poison"));
            assertThat(dead.queue()).isEqualTo(NAME + ".pay");
            assertThat(dead.attempts()).isEqualTo(2);
            assertThat(dead.reason()).isEqualTo("not yet");
        });
    }

    @Test
    void handsItsAttributesToTheChannel() {
        await().atMost(Duration.ofSeconds(20)).until(() -> INSPECTOR.consumers(NAME + ".note") == 1);

        assertThatThrownBy(() ->
                        INSPECTOR.on(channel -> channel.basicConsume(NAME + ".note", new DefaultConsumer(channel))))
                .hasStackTraceContaining("ACCESS_REFUSED");
    }
}
