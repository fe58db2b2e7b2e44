package io.urutu.backend.smallrye;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.urutu.backend.rabbitmq.RabbitInspector;
import io.urutu.messaging.spi.Broker;
import io.urutu.messaging.spi.QueuePlan;
import io.urutu.messaging.spi.Receipt;
import io.urutu.testkit.contract.BrokerFixture;
import io.urutu.testkit.services.Service;
import io.urutu.testkit.services.Services;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A RabbitMQ of its own, since an alarm is everybody's. */
class SmallryeRabbitAlarmIT extends SmallryeRabbitFixture {
    @Test
    void whatABlockedBrokerHasReceivedIsNotSentAgain() throws IOException {
        try (Service own = Services.ownRabbitmq();
                RabbitInspector inspector = new RabbitInspector(own.url())) {
            QueuePlan queue = queue("blocked", "t");
            Broker broker = start(RIG.container.rabbit(own, own.port(), named("exchange"), named("app")), queue);
            sendAll(broker, "t", "before");

            own.control("set_vm_memory_high_watermark", "0.0001");
            List<CompletionStage<Receipt>> receipts = IntStream.range(0, 50)
                    .mapToObj(number -> broker.send(message("t", Integer.toString(number))))
                    .toList();
            await().pollDelay(Duration.ofSeconds(25))
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> true);
            assertThat(broker.status().waiting()).isEqualTo(50);
            own.control("set_vm_memory_high_watermark", "0.4");
            receipts.forEach(BrokerFixture::receipt);
            await().pollDelay(Duration.ofSeconds(3)).until(() -> true);

            assertThat(inspector.drain(queue.name())).hasSize(51);
            broker.close(PATIENCE);
        }
    }

    @Override
    protected Broker createBroker() {
        throw new UnsupportedOperationException("it is of another RabbitMQ");
    }
}
