package io.urutu.backend.rabbitmq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.rabbitmq.client.MessageProperties;
import io.urutu.messaging.spi.Broker;
import io.urutu.messaging.spi.QueuePlan;
import io.urutu.messaging.spi.Receipt;
import io.urutu.messaging.spi.Topology;
import io.urutu.testkit.contract.Recorder;
import io.urutu.testkit.services.Service;
import io.urutu.testkit.services.Services;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What nobody tells: silence, forgotten consumers, queues deleted between two messages, queues left behind. */
class RabbitRecoveryIT extends RabbitFixture {
    @Test
    void findsAConnectionThatSwallowsEverything() {
        QueuePlan queue = queue("swallowed", "t");
        try (LogLines log = new LogLines()) {
            Broker broker = open(queue);
            Recorder recorder = record(broker, queue, 1);
            awaitAttached(broker, queue);

            proxy.forget();
            await().atMost(Duration.ofSeconds(8))
                    .until(() -> broker.status().attached().isEmpty());
            assertThat(broker.status().lastProblem()).endsWith("no answer for 4 s");

            awaitAttached(broker, queue);
            sendAll(broker, "t", "after");
            assertThat(recorder.next().text()).isEqualTo("after");
            assertThat(log.with("URUTU10021"))
                    .filteredOn(line -> line.contains("/consume to "))
                    .singleElement()
                    .satisfies(line -> assertThat(line).endsWith("no answer for 4 s. It is tried for ever."));
        }
    }

    @Test
    void sendsAgainWhatOneOfItsOwnQueuesWasNotThereFor() {
        QueuePlan queue = queue("between", "t");
        Broker broker = open(queue);
        sendAll(broker, "t", "1");
        inspector.on(channel -> channel.queueDelete(queue.name()));

        CompletionStage<Receipt> sent = broker.send(message("t", "2"));

        assertThat(receipt(sent)).isEqualTo(new Receipt.Confirmed());
        assertThat(depth(queue.name())).isEqualTo(1);
    }

    @Test
    void whatANewQueueWasGivenOutlivesTheBroker() throws IOException {
        try (Service own = Services.ownRabbitmq()) {
            QueuePlan queue = queue("new", "t");
            Broker broker = start(new RabbitBroker(settings(own.url()), named("app")), queue);
            sendAll(broker, "t", "confirmed");

            own.kill();
            own.start();

            assertThat(record(broker, queue, 1).next().text()).isEqualTo("confirmed");
            broker.close(PATIENCE);
        }
    }

    @Test
    void aQueueThatWasThereIsTrustedAtOnce() {
        QueuePlan queue = queue("old", "t");
        Broker earlier = open(queue);
        sendAll(earlier, "t", "so that it is there");
        earlier.close(PATIENCE);
        Backlog wary = new Backlog(10, Duration.ofSeconds(30), Duration.ofDays(1), System::nanoTime);

        Broker later = start(new RabbitBroker(settings(urlTo(proxy.port())), named("app"), wary), queue);

        sendAll(later, "t", "sent");
    }

    @Test
    void saysAtOnceThatNobodyElseIsThere() {
        Broker broker = open(queue("mine", "t"));

        assertThat(send(broker, message("nobodys", "x"))).isEqualTo(new Receipt.Unroutable());
    }

    @Test
    void tellsThatItMayHaveSentItTwice() {
        QueuePlan queue = queue("twice", "t");
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
                .satisfies(copy -> {
                    assertThat(copy.redelivered()).isTrue();
                    assertThat(copy.headers()).doesNotContainKey("urutu-resent");
                });
    }

    @Test
    void tellsOfQueuesThatNoHandlerOwnsAnyMore() {
        String application = named("orphans");
        QueuePlan old = plan(application + ".old", "t.old");
        QueuePlan kept = plan(application + ".kept", "t.kept");
        Broker before = startAs(application, old, kept);
        awaitListed(application, 1);
        before.close(PATIENCE);
        inspector.on(channel -> {
            for (int i = 0; i < 3; i++) {
                channel.basicPublish("", old.name(), MessageProperties.PERSISTENT_BASIC, new byte[] {1});
            }
            return null;
        });
        await().atMost(PATIENCE).until(() -> depth(old.name()) == 3);

        try (LogLines log = new LogLines()) {
            startAs(application, kept);
            await().atMost(PATIENCE).until(() -> !log.with("URUTU10160").isEmpty());
            startAs(application, kept);
            await().atMost(PATIENCE).until(() -> log.with("URUTU10160").size() == 2);

            assertThat(log.with("URUTU10160").get(0))
                    .isEqualTo("WARNING URUTU10160 Queue " + old.name()
                            + " belongs to no handler any more: 3 messages wait in it, 0 in its dead letter queue, and"
                            + " nobody consumes it, while it takes what is published to its topics. If its handler was"
                            + " renamed or moved, give that one its old name back; if it is gone for good, delete the"
                            + " queue (rabbitmqctl delete_queue " + old.name() + "). Nothing is deleted by itself.");
            assertThat(depth(old.name())).isEqualTo(3);
            assertThat(log.all()).noneMatch(line -> line.contains(kept.name() + " belongs"));
        }
    }

    @Test
    void saysNothingOfAQueueThatIsGoneOrThatSomebodyConsumes() {
        String application = named("noorphans");
        QueuePlan gone = plan(application + ".gone", "t.gone");
        QueuePlan used = plan(application + ".used", "t.used");
        QueuePlan other = plan(application + ".other", "t.other");
        Broker before = startAs(application, gone, used);
        awaitListed(application, 1);
        record(before, used, 1);
        awaitAttached(before, used);
        inspector.on(channel -> channel.queueDelete(gone.name()));

        try (LogLines log = new LogLines()) {
            Broker after = startAs(application, other);
            await().atMost(PATIENCE)
                    .pollInterval(Duration.ofSeconds(2)) // while this looks at the list, it is not there for its owner
                    .until(() -> listed(application).equals(List.of(other.name(), used.name())));
            assertThat(log.with("URUTU10160")).isEmpty();
            assertThat(after.declared()).isTrue();
        }
    }

    @Test
    void aQueueWhoseHandlerAnotherConnectionHasNowIsNoOrphan() {
        String application = named("moved");
        QueuePlan idle = plan(application + ".asleep", "t.asleep");
        QueuePlan busy = plan(application + ".busy", "t.busy");
        QueuePlan kept = plan(application + ".kept", "t.kept");
        Broker before = startAs(application, idle, busy, kept);
        awaitListed(application, 1);
        sendAll(before, named("t.busy"), "1", "2");
        before.close(PATIENCE);

        try (LogLines log = new LogLines()) {
            start(broker(application, ""), movedTo(kept, idle, busy));
            start(broker(application, "other"), movedTo(idle, kept));
            await().atMost(PATIENCE).until(() -> !log.with("URUTU10165").isEmpty());

            assertThat(log.with("URUTU10165"))
                    .containsExactly("WARNING URUTU10165 Queue " + busy.name()
                            + " is of a handler that another connection has now: 2 messages wait in it here, and nobody"
                            + " consumes it. If that connection leads to this broker, they are handled as soon as a worker"
                            + " consumes them; if it leads to another one, nobody ever does: move them there and delete the"
                            + " queue (rabbitmqctl delete_queue " + busy.name() + "). Nothing is deleted by itself.");
            assertThat(log.with("URUTU10160")).isEmpty();
        }
    }

    @Test
    void orphansOfANamedConnectionAreToldOfToo() {
        String application = named("named");
        QueuePlan old = plan(application + ".old", "t.old");
        Broker before = start(broker(application, "other"), old);
        awaitListed(application + "/other", 1);
        before.close(PATIENCE);

        try (LogLines log = new LogLines()) {
            start(broker(application, "other"));
            await().atMost(PATIENCE).until(() -> !log.with("URUTU10160").isEmpty());

            assertThat(log.with("URUTU10160")).singleElement().asString().contains("Queue " + old.name() + " belongs");
        }
    }

    private Topology movedTo(QueuePlan here, QueuePlan... elsewhere) {
        Set<String> names = Stream.of(elsewhere).map(QueuePlan::name).collect(Collectors.toSet());
        return new Topology(named("dlx"), List.of(here), names);
    }

    private Broker startAs(String application, QueuePlan... queues) {
        return start(broker(application, ""), queues);
    }

    private Broker broker(String application, String connection) {
        return new RabbitBroker(
                settings(urlTo(proxy.port()) + "?connection_health_check_interval=0.1"), application, connection);
    }

    private QueuePlan plan(String name, String topic) {
        return new QueuePlan(name, Set.of(named(topic)), Optional.of(graveOf(name)), Map.of());
    }

    private static void awaitAttached(Broker broker, QueuePlan queue) {
        await().atMost(PATIENCE).until(() -> broker.status().attached().contains(queue.name()));
    }

    private static void awaitListed(String application, int lists) {
        await().atMost(PATIENCE).ignoreExceptions().until(() -> inspector.depth(application + ".$queues") == lists);
    }

    /** Looks, and puts it back. */
    private static List<String> listed(String application) {
        return inspector.on(channel -> {
            var list = channel.basicGet(application + ".$queues", false);
            return list == null
                    ? List.<String>of()
                    : List.of(new String(list.getBody(), StandardCharsets.UTF_8).split("\n"));
        });
    }

    @Override
    protected void forget(List<Topology> declared) {
        inspector.on(channel -> {
            channel.queueDelete(named("orphans") + ".$queues");
            channel.queueDelete(named("noorphans") + ".$queues");
            return null;
        });
        super.forget(declared);
    }
}
