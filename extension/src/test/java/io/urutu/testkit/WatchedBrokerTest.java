package io.urutu.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.urutu.backend.embedded.EmbeddedBroker;
import io.urutu.messaging.MessageKind;
import io.urutu.messaging.spi.Broker;
import io.urutu.messaging.spi.IncomingMessage;
import io.urutu.messaging.spi.OutgoingMessage;
import io.urutu.messaging.spi.QueuePlan;
import io.urutu.messaging.spi.Topology;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** When a test may go on. */
class WatchedBrokerTest {
    private final Ledger ledger = new Ledger();
    private final Broker broker = new WatchedBroker(new EmbeddedBroker("urutu", Clock.systemUTC()), ledger);
    private final List<IncomingMessage> unsettled = new CopyOnWriteArrayList<>();

    @Test
    void whatAPausedHandlerInOrderHasNotBegunIsNotWaitedFor() {
        QueuePlan queue =
                new QueuePlan("shop.pay", Set.of("pay"), Optional.empty(), Map.of("x-single-active-consumer", true));
        broker.start(new Topology("shop.dlx", List.of(queue)));
        broker.consume(queue.name(), 10, message -> {
            unsettled.add(message);
            return new CompletableFuture<>();
        });
        broker.send(message("first"));
        broker.send(message("second"));
        assertThat(unsettled).hasSize(2);

        broker.pause(queue.name());

        ledger.activity().awaitNone();
        broker.resume(queue.name());
        assertThat(unsettled).hasSize(4).last().satisfies(again -> assertThat(again.redelivered())
                .isTrue());
    }

    private static OutgoingMessage message(String id) {
        return new OutgoingMessage(
                id,
                "pay",
                MessageKind.TASK,
                true,
                "text/plain",
                Map.of(),
                new byte[0],
                Instant.EPOCH,
                Optional.empty());
    }
}
