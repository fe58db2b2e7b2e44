package io.urutu.backend.rabbitmq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.urutu.messaging.spi.Broker;
import io.urutu.messaging.spi.Outcome;
import io.urutu.messaging.spi.OutgoingMessage;
import io.urutu.messaging.spi.QueuePlan;
import io.urutu.messaging.spi.Receipt;
import io.urutu.messaging.spi.Reply;
import io.urutu.messaging.spi.ReplyListener;
import io.urutu.testkit.faults.TcpProxy;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Requests while the network breaks. */
class RabbitRequestIT extends RabbitFixture {
    private final BlockingQueue<Reply> replies = new LinkedBlockingQueue<>();
    private final AtomicInteger lost = new AtomicInteger();

    private final ReplyListener listener = new ReplyListener() {
        @Override
        public void onReply(Reply reply) {
            replies.add(reply);
        }

        @Override
        public void onLost() {
            lost.incrementAndGet();
        }
    };

    private void answering(QueuePlan queue) {
        Broker answering = start(new RabbitBroker(settings(urlTo(RABBIT.port())), "answering"), queue);
        answering.consume(queue.name(), 1, question -> {
            if (!text(question).equals("silence")) {
                answering.reply(question.replyTo().orElseThrow(), message("ignored", text(question)));
            }
            return CompletableFuture.completedStage(new Outcome.Acknowledged());
        });
    }

    @Test
    void aLostConnectionLosesItsRepliesAndTheNextHasItsOwn() throws Exception {
        QueuePlan queue = queue("asked", "t");
        answering(queue);
        Broker asking = createBroker();
        asking.answerTo(listener);
        start(asking, queue);
        assertThat(receipt(asking.request(message("t", "silence")))).isEqualTo(new Receipt.Confirmed());

        proxy.cut();
        await().atMost(PATIENCE).until(() -> lost.get() == 1);
        OutgoingMessage again = message("t", "hello");
        assertThat(receipt(asking.request(again))).isEqualTo(new Receipt.Confirmed());

        Reply reply = replies.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        assertThat(reply).isNotNull();
        assertThat(reply.correlation()).isEqualTo(again.id());
    }

    /** W5.15: each publishing unit of work opened a connection. */
    @Test
    void oneConnectionCarriesEverythingThatIsPublished() {
        QueuePlan queue = queue("many", "t");
        try (LogLines log = new LogLines()) {
            Broker broker = open(queue);

            for (int i = 0; i < 200; i++) {
                send(broker, message("t", "m"));
            }

            assertThat(log.with("URUTU10020")).hasSize(1);
        }
    }

    @Test
    void whatNobodyWaitsForAnyMoreIsNotSentWhenTheBrokerIsBack() {
        QueuePlan queue = queue("asked", "t");
        start(new RabbitBroker(settings(urlTo(RABBIT.port())), "owner"), queue);
        try (TcpProxy away = TcpProxy.closedTo(RABBIT.port())) {
            Broker asking = new RabbitBroker(settings(urlTo(away.port())), "it");
            asking.answerTo(listener);
            start(asking, queue);

            var lapsed = asking.request(message("t", Map.of(), new byte[0], Optional.of(Duration.ofMillis(1))));
            var kept = asking.request(message("t", "kept"));
            away.open();

            assertThat(receipt(lapsed)).isEqualTo(new Receipt.Refused("nobody waits for its reply any more"));
            assertThat(receipt(kept)).isEqualTo(new Receipt.Confirmed());
            awaitDepth(queue.name(), 1);
        }
    }
}
