package io.urutu.backend.rabbitmq;

import static org.assertj.core.api.Assertions.assertThat;

import com.rabbitmq.client.AMQP.BasicProperties;
import io.urutu.messaging.spi.Broker;
import io.urutu.messaging.spi.IncomingMessage;
import io.urutu.messaging.spi.Outcome;
import io.urutu.messaging.spi.OutgoingMessage;
import io.urutu.messaging.spi.QueuePlan;
import io.urutu.messaging.spi.Receipt;
import io.urutu.testkit.contract.Recorder;
import io.urutu.testkit.contract.Recorder.Held;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

/** What one message can do to the others, and what foreign producers send. */
class RabbitWireIT extends RabbitFixture {
    @Test
    void refusesAloneWhatTheBrokerWillNotTake() {
        QueuePlan queue = queue("triaged", "t");
        Broker broker = open(queue);
        Optional<Duration> tooLong = Optional.of(Duration.ofDays(7_300));
        List<OutgoingMessage> messages = List.of(
                message("t", "1"),
                message("t", Map.of(), new byte[0], tooLong),
                message("t", "2"),
                message("t", Map.of(), new byte[0], tooLong),
                message("t", "3"));

        List<Receipt> receipts = messages.stream().map(broker::send).toList().stream()
                .map(stage -> receipt(stage))
                .toList();

        assertThat(receipts.get(1))
                .isInstanceOfSatisfying(Receipt.Refused.class, refused -> assertThat(refused.reason())
                        .contains("PRECONDITION_FAILED", "expiration"));
        assertThat(receipts.get(3)).isInstanceOf(Receipt.Refused.class);
        assertThat(List.of(receipts.get(0), receipts.get(2), receipts.get(4))).containsOnly(new Receipt.Confirmed());
        assertThat(drain(queue.name()).stream().map(message -> text(message)).distinct())
                .containsExactly("1", "2", "3");
    }

    @Test
    void refusesWhatNoFrameCanCarry() {
        QueuePlan queue = queue("frames", "t");
        Broker broker = open(queue);

        Receipt longTopic = send(broker, message("t".repeat(256), "x"));
        Receipt largeHeaders =
                send(broker, message("t", Map.of("large", "x".repeat(200_000)), new byte[0], Optional.empty()));

        assertThat(longTopic).isInstanceOf(Receipt.Refused.class);
        assertThat(largeHeaders).isInstanceOfSatisfying(Receipt.Refused.class, refused -> assertThat(refused.reason())
                .startsWith("its headers take 200"));
        sendAll(broker, "t", "unharmed");
    }

    @Test
    void sendsAgainWhatAFullQueueRejectsButNotForEver() {
        Backlog impatient = new Backlog(10, Duration.ofSeconds(1), System::nanoTime);
        Broker broker =
                start(new RabbitBroker(settings(urlTo(proxy.port())), named("app"), impatient), fullAtOne("full"));
        sendAll(broker, "t", "fills it");

        assertThat(send(broker, message("t", "too much")))
                .isEqualTo(new Receipt.Refused("the broker did not take it for 1 s"));
    }

    @Test
    void sendsWhenAFullQueueHasRoomAgain() {
        QueuePlan queue = fullAtOne("emptied");
        Broker broker = open(queue);
        sendAll(broker, "t", "fills it");
        CompletionStage<Receipt> waiting = broker.send(message("t", "next"));

        assertThat(text(onlyIn(queue.name()))).isEqualTo("fills it");

        assertThat(receipt(waiting)).isEqualTo(new Receipt.Confirmed());
        assertThat(text(onlyIn(queue.name()))).isEqualTo("next");
    }

    /** A quorum queue would take some more than its length before it says no. */
    private QueuePlan fullAtOne(String name) {
        return queue(name, Map.of("x-queue-type", "classic", "x-max-length", 1, "x-overflow", "reject-publish"), "t");
    }

    @Test
    void declaresClassicQueuesToo() {
        QueuePlan queue = queue("classic", Map.of("x-queue-type", "classic"), "t");
        Broker broker = open(queue);
        Recorder recorder = record(broker, queue, 1);

        sendAll(broker, "t", "x");
        recorder.next().settle(new Outcome.Requeued());
        Held again = recorder.next();
        again.settle(new Outcome.DeadLettered(Map.of("urutu-cause", "broken")));

        assertThat(again.message().redelivered()).isTrue();
        assertThat(again.message().deliveries()).isZero();
        assertThat(onlyIn(graveOf(queue.name())).headers()).containsEntry("urutu-cause", "broken");
    }

    @Test
    void takesWhatForeignProducersLeaveOut() {
        QueuePlan queue = queue("foreign", "t");
        Broker broker = open(queue);
        sendAll(broker, "t", "topology is there");
        drain(queue.name());

        publish("t", null, new byte[] {7});
        IncomingMessage delivered = record(broker, queue, 1).next().message();

        assertThat(delivered.id()).isEmpty();
        assertThat(delivered.contentType()).isEmpty();
        assertThat(delivered.publishedAt()).isEmpty();
        assertThat(delivered.headers()).isEmpty();
        assertThat(delivered.body()).containsExactly(7);
    }

    @Test
    void copiesForeignDeadLettersToTheirGraveOnly() {
        QueuePlan queue = queue("marked", "t");
        QueuePlan bystander = queue("bystander", "other");
        Broker broker = open(queue, bystander);
        broker.consume(queue.name(), 1, always(new Outcome.DeadLettered(Map.of("urutu-cause", "broken"))));
        sendAll(broker, "t", "topology is there");
        awaitDepth(graveOf(queue.name()), 1);
        drain(graveOf(queue.name()));
        BasicProperties properties = new BasicProperties.Builder()
                .userId(RABBIT.user())
                .expiration("600000")
                .correlationId("c-1")
                .headers(Map.of("CC", List.of(graveOf(bystander.name())), "nested", Map.of("a", Arrays.asList(1, "b"))))
                .build();

        publish("t", properties, new byte[0]);

        IncomingMessage dead = onlyIn(graveOf(queue.name()));
        assertThat(dead.headers()).isEqualTo(Map.of("urutu-cause", "broken", "nested", "{a=[1, b]}"));
        assertThat(depth(graveOf(bystander.name()))).isZero();
    }

    private void publish(String topic, BasicProperties properties, byte[] body) {
        inspector.on(channel -> {
            channel.confirmSelect();
            channel.basicPublish(named("exchange"), topic, properties, body);
            try {
                return channel.waitForConfirms();
            } catch (InterruptedException ended) {
                throw new IllegalStateException(ended);
            }
        });
    }
}
