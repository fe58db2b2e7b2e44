package io.urutu.backend.rabbitmq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.urutu.messaging.PublishRefusedException;
import io.urutu.messaging.spi.Broker;
import io.urutu.messaging.spi.Outcome;
import io.urutu.messaging.spi.OutgoingMessage;
import io.urutu.messaging.spi.QueuePlan;
import io.urutu.messaging.spi.Receipt;
import io.urutu.testkit.contract.Recorder;
import io.urutu.testkit.faults.TcpProxy;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What happens when broker, network or other people fail. */
class RabbitBrokerIT extends RabbitFixture {
    private static final Duration SHORT = Duration.ofSeconds(1);

    @Test
    void connectsWhenTheBrokerComesLater() {
        QueuePlan queue = queue("late", "t");
        try (TcpProxy later = TcpProxy.closedTo(RABBIT.port())) {
            Broker broker = start(new RabbitBroker(settings(urlTo(later.port())), "it"), queue);
            Recorder recorder = record(broker, queue, 5);
            CompletionStage<Receipt> first = broker.send(message("t", "1"));
            CompletionStage<Receipt> second = broker.send(message("t", "2"));
            await().until(() -> broker.status().lastProblem().contains("refused"));
            assertThat(broker.status().connected()).isFalse();
            assertThat(broker.status().waiting()).isEqualTo(2);
            assertThat(first.toCompletableFuture()).isNotDone();

            later.open();

            assertThat(receipt(first)).isEqualTo(new Receipt.Confirmed());
            assertThat(receipt(second)).isEqualTo(new Receipt.Confirmed());
            assertThat(recorder.next().text()).isEqualTo("1");
            assertThat(recorder.next().text()).isEqualTo("2");
            assertThat(broker.status().lastProblem()).isEmpty();
            broker.close(PATIENCE);
        }
    }

    @Test
    void staysPausedAcrossReconnectsUntilItIsResumed() {
        QueuePlan queue = queue("paused-cut", "t");
        QueuePlan other = queue("beside-cut", "u");
        Broker broker = open(queue, other);
        Recorder recorder = record(broker, queue, 5);
        Recorder others = record(broker, other, 5);
        await().atMost(PATIENCE).until(() -> broker.status().attached().size() == 2);
        broker.pause(queue.name());
        await().atMost(PATIENCE).until(() -> broker.status().attached().equals(Set.of(other.name())));

        proxy.cut();
        sendAll(broker, "t", "1");
        sendAll(broker, "u", "1");

        others.next().acknowledge();
        await().atMost(PATIENCE).until(() -> broker.status().attached().equals(Set.of(other.name())));
        assertThat(recorder.size()).isZero();
        awaitDepth(queue.name(), 1);
        broker.resume(queue.name());
        assertThat(recorder.next().text()).isEqualTo("1");
    }

    @Test
    void losesNothingWhenConnectionsAreCut() {
        QueuePlan queue = queue("cut", "t");
        Broker broker = open(queue);
        Set<String> handled = ConcurrentHashMap.newKeySet();
        broker.consume(queue.name(), 20, message -> {
            handled.add(message.id().orElseThrow());
            return CompletableFuture.completedStage(new Outcome.Acknowledged());
        });
        List<OutgoingMessage> messages = IntStream.range(0, 4_000)
                .mapToObj(i -> message("t", Integer.toString(i)))
                .toList();

        for (int i = 0; i < messages.size(); i++) {
            broker.send(messages.get(i));
            if (i % 1_000 == 500) {
                int reached = i / 2;
                await().atMost(PATIENCE).until(() -> handled.size() > reached);
                proxy.cut();
            }
        }

        Set<String> ids = messages.stream().map(OutgoingMessage::id).collect(Collectors.toSet());
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(handled).isEqualTo(ids));
        await().atMost(PATIENCE).until(() -> broker.status().waiting() == 0);
        assertThat(broker.status().attached()).containsExactly(queue.name());
    }

    @Test
    void keepsTheOrderOverAnOutage() {
        QueuePlan queue = queue("ordered", "t");
        Broker broker = open(queue);
        sendAll(broker, "t", "0");
        proxy.freeze();
        List<CompletionStage<Receipt>> stages = IntStream.range(1, 500)
                .mapToObj(i -> broker.send(message("t", Integer.toString(i))))
                .toList();

        proxy.cut();
        proxy.thaw();
        stages.forEach(stage -> assertThat(receipt(stage)).isEqualTo(new Receipt.Confirmed()));

        assertThat(drain(queue.name()))
                .extracting(message -> text(message))
                .isEqualTo(IntStream.range(0, 500).mapToObj(Integer::toString).toList());
    }

    @Test
    void declaresAndConsumesAgainWhatWasDeleted() {
        QueuePlan queue = queue("deleted", "t");
        Broker broker = open(queue);
        Recorder recorder = record(broker, queue, 1);
        await().atMost(PATIENCE).until(() -> broker.status().attached().contains(queue.name()));

        try (LogLines log = new LogLines()) {
            inspector.on(channel -> channel.queueDelete(queue.name()));
            await().atMost(PATIENCE).until(() -> !log.with("URUTU10027").isEmpty());
            assertThat(log.with("URUTU10025"))
                    .containsExactly("WARNING URUTU10025 The consumer of queue " + queue.name()
                            + " is gone: cancelled by the broker, as when its queue is deleted. It is attached again.");
        }
        sendAll(broker, "t", "still here");

        assertThat(recorder.next().text()).isEqualTo("still here");
        assertThat(broker.status().attached()).containsExactly(queue.name());
    }

    @Test
    void declaresADeletedExchangeAgain() {
        QueuePlan queue = queue("homeless", "t");
        Broker broker = open(queue);
        sendAll(broker, "t", "1");

        inspector.on(channel -> channel.exchangeDelete(named("exchange")));
        sendAll(broker, "t", "2");

        awaitDepth(queue.name(), 2);
    }

    @Test
    void digsANewGraveWhenTheOldOneIsGone() {
        QueuePlan queue = queue("graveless", "t");
        Broker broker = open(queue);
        broker.consume(queue.name(), 1, always(new Outcome.DeadLettered(Map.of("urutu-cause", "broken"))));
        await().atMost(PATIENCE).until(() -> broker.status().attached().contains(queue.name()));
        inspector.on(channel -> channel.queueDelete(graveOf(queue.name())));

        sendAll(broker, "t", "dead");

        await().atMost(PATIENCE).ignoreExceptions().until(() -> depth(graveOf(queue.name())) == 1);
        assertThat(onlyIn(graveOf(queue.name())).headers()).containsEntry("urutu-cause", "broken");
    }

    @Test
    void leavesAQueueWithOtherArgumentsAloneAndServesTheRest() {
        QueuePlan other = queue("other", "t");
        QueuePlan good = queue("good", "t");
        inspector.on(
                channel -> channel.queueDeclare(other.name(), true, false, false, Map.of("x-queue-type", "classic")));
        try (LogLines log = new LogLines()) {
            Broker broker = open(other, good);
            Recorder goods = record(broker, good, 1);
            Recorder others = record(broker, other, 1);

            sendAll(broker, "t", "x");

            assertThat(goods.next().text()).isEqualTo("x");
            assertThat(broker.status().connected()).isTrue();
            await().atMost(PATIENCE) // the first delivery may be faster than the broker's word that it consumes
                    .until(() -> broker.status().attached().equals(Set.of(good.name())));
            assertThat(log.with("URUTU10023")).singleElement().satisfies(line -> assertThat(line)
                    .startsWith("SEVERE URUTU10023 Queue " + other.name() + " is there already, but differs: ")
                    .contains("inequivalent arg", "let it run empty and delete it"));
            assertThat(log.all())
                    .filteredOn(line -> line.contains(other.name()))
                    .hasSize(1);

            inspector.on(channel -> channel.queueDelete(other.name()));
            await().atMost(PATIENCE).until(() -> broker.status().attached().contains(other.name()));
            sendAll(broker, "t", "y");
            assertThat(others.next().text()).isEqualTo("y");
        }
    }

    @Test
    void tellsOfAWrongPasswordWithoutTellingIt() {
        String url = "amqp://guest:s3cr%2Ft@127.0.0.1:" + RABBIT.port();
        try (LogLines log = new LogLines()) {
            Broker broker = start(new RabbitBroker(settings(url), "it"));

            await().atMost(PATIENCE).until(() -> broker.status().lastProblem().contains("ACCESS_REFUSED"));

            assertThat(broker.status().connected()).isFalse();
            assertThat(broker.status().lastProblem())
                    .startsWith("amqp://guest@127.0.0.1:" + RABBIT.port() + " (virtual host /): ACCESS_REFUSED")
                    .doesNotContain("s3cr");
            assertThat(log.with("URUTU10022")).singleElement().satisfies(line -> assertThat(line)
                    .startsWith("SEVERE URUTU10022 Connection it/publish to amqp://guest@")
                    .contains("Correct urutu.broker.url, .username or .password"));
            assertThat(log.all()).noneMatch(line -> line.contains("s3cr"));
        }
    }

    @Test
    void tellsOfAVirtualHostThatIsNotThere() {
        Broker broker = start(new RabbitBroker(settings(urlTo(RABBIT.port()) + "/nowhere"), "it"));

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(broker.status().lastProblem()).contains("NOT_ALLOWED", "nowhere"));
    }

    @Test
    void triesTheNextHost() {
        try (TcpProxy nobody = TcpProxy.closedTo(RABBIT.port())) {
            String url = urlTo(nobody.port()) + ",127.0.0.1:" + RABBIT.port();
            QueuePlan queue = queue("hosts", "t");

            Broker broker = start(new RabbitBroker(settings(url), "it"), queue);

            sendAll(broker, "t", "x");
        }
    }

    @Test
    void waitsWhileTheBrokerIsBlocked() throws IOException {
        QueuePlan queue = queue("blocked", "t");
        Broker broker = open(queue);
        sendAll(broker, "t", "before");
        try (LogLines log = new LogLines()) {
            proxy.inject(blockedFrame());
            await().atMost(PATIENCE).until(() -> !log.with("URUTU10028").isEmpty());
            CompletionStage<Receipt> waiting = broker.send(message("t", "during"));
            assertThat(broker.status().waiting()).isEqualTo(1);
            assertThat(broker.status().connected()).isTrue();
            assertThat(depth(queue.name())).isEqualTo(1);

            proxy.inject(unblockedFrame());

            assertThat(receipt(waiting)).isEqualTo(new Receipt.Confirmed());
            assertThat(log.with("URUTU10028"))
                    .containsExactly(
                            "WARNING URUTU10028 The broker takes no messages now: low on memory. They wait in memory.");
        }
    }

    @Test
    void refusesMoreThanItMayKeep() throws Exception {
        try (TcpProxy nobody = TcpProxy.closedTo(RABBIT.port())) {
            Broker broker = start(new RabbitBroker(settings(urlTo(nobody.port())), "it", new Backlog(2)));
            await().atMost(PATIENCE).until(() -> broker.status().lastProblem().contains("refused"));
            CompletionStage<Receipt> kept = broker.send(message("t", "1"));
            broker.send(message("t", "2"));

            assertThat(broker.accepts(1)).isFalse();
            assertThat(broker.awaitRoom(1, PATIENCE)).isFalse();
            broker.send(message("t", "committed already"));
            broker.send(message("t", "and this"));
            assertThatThrownBy(() -> broker.send(message("t", "too many")))
                    .isInstanceOf(PublishRefusedException.class)
                    .hasMessage("URUTU10040 4 messages wait for the broker, all that may. Publish again later."
                            + " The broker: amqp://guest@127.0.0.1:" + nobody.port()
                            + " (virtual host /): Connection refused.");
            broker.close(Duration.ZERO);
            assertThat(kept.toCompletableFuture())
                    .failsWithin(SHORT)
                    .withThrowableThat()
                    .withMessageContaining("URUTU10041");
        }
    }

    @Test
    void closesInTimeWhenNobodyAnswers() {
        QueuePlan queue = queue("frozen", "t");
        Broker broker = open(queue);
        record(broker, queue, 1);
        await().atMost(PATIENCE).until(() -> broker.status().attached().contains(queue.name()));
        proxy.freeze();
        CompletionStage<Receipt> lost = broker.send(message("t", "x"));

        long begun = System.nanoTime();
        broker.close(SHORT);

        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(4));
        assertThat(lost.toCompletableFuture()).isCompletedExceptionally();
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(ourThreads()).isEmpty());
    }

    @Test
    void leavesNoThreadBehind() {
        QueuePlan queue = queue("threads", "t");
        Broker broker = open(queue);
        broker.consume(queue.name(), 1, always(new Outcome.Acknowledged()));
        sendAll(broker, "t", "x");
        await().atMost(PATIENCE).until(() -> broker.status().attached().contains(queue.name()));
        assertThat(ourThreads()).isNotEmpty();

        broker.close(PATIENCE);

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(ourThreads()).isEmpty());
    }

    private static Set<String> ourThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("urutu-rabbitmq-")
                        || (thread.getName().startsWith("AMQP") && thread.isDaemon()))
                .map(Thread::getName)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static byte[] blockedFrame() {
        return frame(60, "low on memory");
    }

    private static byte[] unblockedFrame() {
        return frame(61, "");
    }

    /** A method frame of class connection (10) on channel 0 (AMQP 0-9-1, 4.2.3). */
    private static byte[] frame(int method, String reason) {
        byte[] text = reason.getBytes(StandardCharsets.US_ASCII);
        int argument = text.length == 0 ? 0 : text.length + 1;
        byte[] frame = new byte[7 + 4 + argument + 1];
        frame[0] = 1;
        frame[6] = (byte) (4 + argument);
        frame[8] = 10;
        frame[10] = (byte) method;
        if (argument > 0) {
            frame[11] = (byte) text.length;
            System.arraycopy(text, 0, frame, 12, text.length);
        }
        frame[frame.length - 1] = (byte) 0xCE;
        return frame;
    }
}
