package io.urutu.backend.smallrye;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.urutu.messaging.spi.Broker;
import io.urutu.messaging.spi.QueuePlan;
import io.urutu.messaging.spi.Receipt;
import io.urutu.messaging.spi.Topology;
import io.urutu.testkit.contract.BrokerFixture;
import io.urutu.testkit.contract.Recorder;
import io.urutu.testkit.contract.Recorder.Held;
import io.urutu.testkit.faults.TcpProxy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The connector tells nothing of a connection it has lost, so these are the watchdog's. */
class SmallryeRabbitRecoveryIT extends SmallryeRabbitFixture {

    private final TcpProxy proxy = TcpProxy.to(RABBIT.port());

    @Test
    void consumesAgainAfterABrokenConnection() {
        QueuePlan queue = queue("cut", "t");
        Broker broker = open(queue);
        Recorder recorder = record(broker, queue, 1);
        awaitAttached(broker, queue);
        sendAll(broker, "t", "1", "2");
        Held lost = recorder.next();

        proxy.cut();
        Held again = recorder.next();
        lost.acknowledge(); // its number is another delivery's by now

        assertThat(again.text()).isEqualTo("1");
        assertThat(again.message().redelivered()).isTrue();
        again.acknowledge();
        assertThat(recorder.next().text()).isEqualTo("2");
        awaitAttached(broker, queue);
    }

    @Test
    void sendsAgainWhatWasUnderWay() {
        QueuePlan queue = queue("under-way", "t");
        Broker broker = open(queue);
        sendAll(broker, "t", "first");
        proxy.freeze();
        CompletionStage<Receipt> unconfirmed = broker.send(message("t", "second"));
        await().atMost(PATIENCE).until(() -> broker.status().waiting() == 1);
        proxy.cut();
        proxy.thaw();

        assertThat(receipt(unconfirmed)).isEqualTo(new Receipt.Confirmed());
        assertThat(drain(queue.name()))
                .filteredOn(message -> text(message).equals("second"))
                .last()
                .satisfies(copy -> assertThat(copy.redelivered()).isTrue());
    }

    /** The connector sends what it was given before it lost its connection, as soon as that is back: nobody else does. */
    @Test
    void whatTheConnectorStillHasIsNotSentBesideItAfterALongOutage() {
        QueuePlan queue = queue("long", "t");
        Broker broker = start(
                RIG.container.rabbit(RABBIT, proxy.port(), named("exchange"), named("app"), Duration.ofMillis(100)),
                queue);
        sendAll(broker, "t", "before");

        proxy.close();
        List<CompletionStage<Receipt>> receipts = IntStream.range(0, 200)
                .mapToObj(number -> broker.send(message("t", Integer.toString(number))))
                .toList();
        await().atMost(PATIENCE).until(() -> !broker.status().connected());
        await().pollDelay(Duration.ofSeconds(7)).until(() -> true);
        proxy.open();
        receipts.forEach(BrokerFixture::receipt);
        await().pollDelay(Duration.ofSeconds(3)).until(() -> true); // for whoever else connects again

        assertThat(drain(queue.name()))
                .extracting(BrokerFixture::text)
                .hasSizeBetween(201, 202) // of the one that failed the connector does not tell that the broker has it
                .contains(IntStream.range(0, 200).mapToObj(Integer::toString).toArray(String[]::new));
        assertThat(connections()).isEqualTo(2);
    }

    /** Of all brokers behind this test's proxy. */
    private long connections() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("AMQP Connection")
                        && thread.getName().endsWith(":" + proxy.port()))
                .count();
    }

    @Test
    void startsWithoutTheBrokerAndKeepsWhatIsSent() {
        QueuePlan queue = queue("absent", "t");
        try (TcpProxy closed = TcpProxy.closedTo(RABBIT.port())) {
            Broker broker = RIG.broker(closed.port(), named("exchange"), named("app"));
            start(broker, queue);
            Recorder recorder = record(broker, queue, 1);
            CompletionStage<Receipt> kept = broker.send(message("t", "kept"));
            await().atMost(PATIENCE).until(() -> broker.status().lastProblem().contains("refused"));
            assertThat(broker.status().connected()).isFalse();
            assertThat(broker.status().waiting()).isEqualTo(1);

            closed.open();

            assertThat(receipt(kept)).isEqualTo(new Receipt.Confirmed());
            assertThat(recorder.next().text()).isEqualTo("kept");
            assertThat(broker.status().connected()).isTrue();
            broker.close(PATIENCE);
        }
    }

    @Test
    void tellsOfABrokerThatSaysNothingAnyMore() {
        QueuePlan queue = queue("silent", "t");
        Broker broker = open(queue);
        record(broker, queue, 1);
        awaitAttached(broker, queue);

        proxy.freeze();

        await().atMost(Duration.ofSeconds(25))
                .until(() ->
                        broker.status().attached().isEmpty() && !broker.status().connected());
        proxy.cut();
        proxy.thaw();
        awaitAttached(broker, queue);
    }

    @Test
    void declaresAndConsumesAgainAQueueThatWasDeleted() {
        QueuePlan queue = queue("deleted", "t");
        Broker broker = open(queue);
        Recorder recorder = record(broker, queue, 1);
        awaitAttached(broker, queue);

        RIG.inspector.on(channel -> channel.queueDelete(queue.name()));
        await().atMost(PATIENCE).until(() -> RIG.inspector.consumers(queue.name()) == 1);

        sendAll(broker, "t", "after");
        assertThat(recorder.next().text()).isEqualTo("after");
    }

    @Test
    void sendsAgainWhenItsExchangeWasDeleted() {
        QueuePlan queue = queue("homeless", "t");
        Broker broker = open(queue);
        sendAll(broker, "t", "1");

        RIG.inspector.on(channel -> channel.exchangeDelete(named("exchange")));

        assertThat(send(broker, message("t", "2"))).isEqualTo(new Receipt.Confirmed());
        await().atMost(PATIENCE).until(() -> depth(queue.name()) == 2);
    }

    @Test
    void leavesAQueueThatDiffersAndServesTheRest() {
        QueuePlan differs = queue("differs", Map.of("x-queue-type", "classic"), "t");
        QueuePlan other = queue("other", "t");
        RIG.inspector.on(
                channel -> channel.queueDeclare(differs.name(), true, false, false, Map.of("x-max-length", 5)));
        Broker broker = open(differs, other);
        record(broker, differs, 1);
        Recorder recorder = record(broker, other, 1);

        sendAll(broker, "t", "x");

        assertThat(recorder.next().text()).isEqualTo("x");
        await().atMost(PATIENCE).until(() -> broker.status().attached().equals(Set.of(other.name())));
        assertThat(broker.status().connected()).isTrue();
    }

    @Test
    void leavesNoThreadBehind() {
        QueuePlan queue = queue("ended", "t");
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        Set<String> begun;
        try (Container own = new Container()) {
            Broker broker = own.rabbit(RABBIT, RABBIT.port(), named("exchange"), named("app"));
            start(broker, queue);
            Recorder recorder = record(broker, queue, 1);
            sendAll(broker, "t", "1");
            recorder.next().settle(retry(queue, Duration.ofMillis(100), 1));
            recorder.next().acknowledge();
            begun = theirs(before);
            broker.close(PATIENCE);
        }

        assertThat(begun)
                .anyMatch(name -> name.startsWith("vert.x-"))
                .anyMatch(name -> name.startsWith("urutu-smallrye-"));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(theirs(before)).isEmpty());
    }

    private static Set<String> theirs(Set<Thread> before) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> !before.contains(thread))
                .map(Thread::getName)
                .filter(name -> name.startsWith("vert.x-")
                        || name.startsWith("urutu-smallrye-")
                        || name.startsWith("AMQP Connection"))
                .collect(Collectors.toSet());
    }

    private static void awaitAttached(Broker broker, QueuePlan queue) {
        await().atMost(PATIENCE).until(() -> broker.status().attached().contains(queue.name()));
    }

    @Override
    protected Broker createBroker() {
        return RIG.broker(proxy.port(), named("exchange"), named("app"));
    }

    @Override
    protected void forget(List<Topology> declared) {
        proxy.close();
        super.forget(declared);
    }
}
