package io.urutu.runtime.messaging.handling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import io.urutu.backend.rabbitmq.RabbitBroker;
import io.urutu.backend.rabbitmq.TlsStores;
import io.urutu.kernel.Problems;
import io.urutu.messaging.AckPolicy;
import io.urutu.messaging.BusStatus;
import io.urutu.messaging.Event;
import io.urutu.messaging.MessageBusController;
import io.urutu.messaging.MessageHandler;
import io.urutu.messaging.MessageKey;
import io.urutu.messaging.MessageOf;
import io.urutu.messaging.RetryPolicy;
import io.urutu.messaging.spi.Broker;
import io.urutu.messaging.spi.IncomingMessage;
import io.urutu.runtime.messaging.Deployment;
import io.urutu.testkit.services.Services;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Order, fairness, batches and pauses with RabbitMQ, and with two replicas. */
class FlowIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long SEED = 20_261_121;

    private final String run = "flow-it-" + UUID.randomUUID();

    @Event("account.moved")
    public record Moved(@MessageKey String account, int number) {}

    private Broker broker() {
        Problems problems = new Problems();
        return new RabbitBroker(
                RabbitBroker.parse(
                                "urutu.broker",
                                Services.rabbitmq().url(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.of(run),
                                TlsStores.NONE,
                                problems)
                        .orElseThrow(() -> new AssertionError(problems.report())),
                "it");
    }

    private Deployment.Builder replica() {
        return Deployment.with("urutu.messaging.handlers.moved.attributes.queue.name", run)
                .with("urutu.messaging.workers", "8")
                .on(broker());
    }

    @AfterEach
    void removeQueues() throws Exception {
        ConnectionFactory factory = new ConnectionFactory();
        factory.setUri(Services.rabbitmq().url());
        try (Connection connection = factory.newConnection("flow-it");
                Channel channel = connection.createChannel()) {
            channel.queueDelete(run);
            channel.queueDelete(run + ".dlq");
            channel.exchangeDelete(run);
        }
    }

    private static void awaitConsuming(Deployment shop) {
        await().atMost(PATIENCE)
                .until(() -> shop.get(BusStatus.class).consumers().stream().allMatch(BusStatus.Consumer::attached));
    }

    private static void publish(Deployment shop, List<Moved> all) {
        for (int from = 0; from < all.size(); from += 500) {
            List<Moved> some = all.subList(from, Math.min(all.size(), from + 500));
            assertThat(shop.run(() -> {
                                some.forEach(shop.publisher()::publish);
                                return null;
                            })
                            .committed())
                    .isTrue();
        }
    }

    // order

    /** What was handled with success, by key, in that order; of all replicas in this JVM. */
    @Singleton
    public static class Books {
        static final Map<String, List<Integer>> HANDLED = new ConcurrentHashMap<>();
        static final AtomicInteger ATTEMPTS = new AtomicInteger();

        void handled(Moved event) {
            HANDLED.computeIfAbsent(event.account(), none -> new CopyOnWriteArrayList<>())
                    .add(event.number());
        }
    }

    @MessageBusController
    public static class Ledger {
        @Inject
        Books books;

        @MessageHandler(
                name = "moved",
                ordered = true,
                retry = @RetryPolicy(maxAttempts = 5, delay = "10ms", multiplier = 2))
        void on(MessageOf<Moved> message) {
            Moved event = message.payload();
            Books.ATTEMPTS.incrementAndGet();
            int luck = new Random(SEED + event.hashCode() * 31L).nextInt(40);
            if (luck == 0 && message.attempt() < 3) {
                message.nack();
            }
            if (luck == 1 && message.attempt() < 4) {
                throw new IllegalStateException("as chance has it");
            }
            books.handled(event);
        }
    }

    @Test // W5.26
    void twoReplicasKeepTheOrderOfTenThousandMessagesAndEveryKey() {
        Books.HANDLED.clear();
        Books.ATTEMPTS.set(0);
        Random random = new Random(SEED);
        int[] next = new int[100];
        List<Moved> all = IntStream.range(0, 10_000)
                .mapToObj(i -> random.nextInt(100))
                .map(key -> new Moved("account-" + key, next[key]++))
                .toList();
        try (Deployment first =
                replica().with("urutu.messaging.prefetch", "100").of(Ledger.class, Books.class)) {
            awaitConsuming(first);
            try (Deployment second =
                    replica().with("urutu.messaging.prefetch", "100").of(Ledger.class, Books.class)) {
                awaitConsuming(second);
                publish(second, all);
                await().atMost(PATIENCE).until(() -> handled() > 2_000);
                first.stop();
                await().atMost(PATIENCE).until(() -> firstTimes() == 10_000);
            }
        }

        // RabbitMQ may lose acknowledgements with their channel: those messages come again, a prefetch of them at most
        assertThat(handled() - 10_000).isBetween(0, 100);
        assertThat(Books.ATTEMPTS.get()).isGreaterThan(10_500);
        Books.HANDLED.forEach((key, numbers) -> {
            List<Integer> firstTimes = numbers.stream().distinct().toList();
            assertThat(firstTimes)
                    .as(key)
                    .isEqualTo(IntStream.range(0, firstTimes.size()).boxed().toList());
        });
    }

    private static int firstTimes() {
        return Books.HANDLED.values().stream()
                .mapToInt(numbers -> (int) numbers.stream().distinct().count())
                .sum();
    }

    private static int handled() {
        return Books.HANDLED.values().stream().mapToInt(List::size).sum();
    }

    // bounds

    @Singleton
    public static class Counter {
        final Semaphore ends = new Semaphore(0);
        final AtomicInteger running = new AtomicInteger();
        final AtomicInteger most = new AtomicInteger();
        final AtomicInteger done = new AtomicInteger();
    }

    @MessageBusController
    public static class Early {
        @Inject
        Counter counter;

        @MessageHandler(name = "moved", ackPolicy = AckPolicy.ON_RECEIPT)
        void on(Moved event) throws InterruptedException {
            counter.most.accumulateAndGet(counter.running.incrementAndGet(), Math::max);
            counter.ends.acquire();
            counter.running.decrementAndGet();
            counter.done.incrementAndGet();
        }
    }

    @Test // W5.19
    void noMoreCallsRunThanThePrefetchAlthoughTheyAreAcknowledgedEarly() throws Exception {
        try (Deployment shop = replica().with("urutu.messaging.prefetch", "3").of(Early.class, Counter.class)) {
            Counter counter = shop.get(Counter.class);

            publish(
                    shop,
                    IntStream.range(0, 40).mapToObj(i -> new Moved("a", i)).toList());

            await().atMost(PATIENCE)
                    .until(() -> shop.get(BusStatus.class).pools().get(0).waiting() == 3);
            assertThat(counter.running).hasValue(3);
            counter.ends.release(40);
            await().atMost(PATIENCE).until(() -> counter.done.get() == 40);
            assertThat(counter.most).hasValue(3);
        }
    }

    // keys

    @Singleton
    public static class Gate {
        final Semaphore hot = new Semaphore(0);
        final AtomicInteger hotRunning = new AtomicInteger();
        final AtomicInteger mostHot = new AtomicInteger();
        final AtomicInteger hotDone = new AtomicInteger();
        final BlockingQueue<String> cold = new LinkedBlockingQueue<>();
    }

    @MessageBusController
    public static class Fair {
        @Inject
        Gate gate;

        @MessageHandler(name = "moved", maxConcurrentPerKey = 2)
        void on(Moved event) throws InterruptedException {
            if (!event.account().equals("hot")) {
                gate.cold.add(event.account());
                return;
            }
            gate.mostHot.accumulateAndGet(gate.hotRunning.incrementAndGet(), Math::max);
            gate.hot.acquire();
            gate.hotRunning.decrementAndGet();
            gate.hotDone.incrementAndGet();
        }
    }

    @Test // W5.26
    void hotKeyDoesNotHoldUpTheOthersOfItsWindow() throws Exception {
        try (Deployment shop = replica().with("urutu.messaging.prefetch", "500").of(Fair.class, Gate.class)) {
            Gate gate = shop.get(Gate.class);
            List<Moved> all = new ArrayList<>();
            IntStream.range(0, 400).forEach(i -> all.add(new Moved("hot", i)));
            IntStream.range(0, 50).forEach(i -> all.add(new Moved("cold-" + i, 0)));

            publish(shop, all);

            for (int i = 0; i < 50; i++) {
                Deployment.next(gate.cold);
            }
            assertThat(gate.hotDone).hasValue(0);
            gate.hot.release(400);
            await().atMost(PATIENCE).until(() -> gate.hotDone.get() == 400);
            assertThat(gate.mostHot).hasValue(2);
        }
    }

    // batches

    @MessageBusController
    public static class Batched {
        @MessageHandler(name = "moved", batchSize = 10, batchLinger = "200ms")
        void on(List<MessageOf<Moved>> batch) {
            for (MessageOf<Moved> each : batch) {
                if (each.payload().number() % 10 == 3) {
                    each.ack();
                }
                if (each.payload().number() % 10 == 7) {
                    each.reject("seven");
                }
            }
            if (batch.stream().anyMatch(each -> each.payload().account().equals("fails"))) {
                throw new IllegalStateException("this batch");
            }
        }
    }

    @Test // W5.26
    void elementsOfABatchAreSettledOneByOne() throws Exception {
        try (Deployment shop = replica().with("urutu.messaging.prefetch", "10").of(Batched.class)) {
            awaitConsuming(shop);
            BlockingQueue<IncomingMessage> dead = shop.consume(run + ".dlq");

            publish(
                    shop,
                    IntStream.range(0, 10).mapToObj(i -> new Moved("works", i)).toList());
            assertThat(Deployment.next(dead).headers()).containsEntry("urutu-failure-message", "seven");
            publish(
                    shop,
                    IntStream.range(0, 10).mapToObj(i -> new Moved("fails", i)).toList());

            List<Object> why = new ArrayList<>();
            for (int i = 0; i < 9; i++) {
                why.add(Deployment.next(dead).headers().get("urutu-failure-message"));
            }
            assertThat(why).containsOnlyOnce("seven").contains("this batch").hasSize(9);
            shop.stop();
            assertThat(dead).isEmpty();
        }
    }

    // pauses

    @Singleton
    public static class Seen {
        final BlockingQueue<Integer> numbers = new LinkedBlockingQueue<>();
    }

    @MessageBusController
    public static class Plain {
        @Inject
        Seen seen;

        @MessageHandler(name = "moved")
        void on(Moved event) {
            seen.numbers.add(event.number());
        }
    }

    @Test // W5.26
    void pausedHandlerLeavesItsMessagesAtTheBroker() throws Exception {
        try (Deployment shop = replica().of(Plain.class, Seen.class)) {
            awaitConsuming(shop);
            BusStatus bus = shop.get(BusStatus.class);
            Seen seen = shop.get(Seen.class);
            publish(shop, List.of(new Moved("a", 1)));
            assertThat(Deployment.next(seen.numbers)).isEqualTo(1);

            bus.pause("moved");
            await().atMost(PATIENCE).until(() -> !bus.consumers().get(0).attached());
            publish(shop, List.of(new Moved("a", 2)));

            assertThat(bus.consumers()).containsExactly(new BusStatus.Consumer(run, false, true));
            assertThat(seen.numbers).isEmpty();
            bus.resume("moved");
            assertThat(Deployment.next(seen.numbers)).isEqualTo(2);
        }
    }
}
