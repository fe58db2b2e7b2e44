package io.urutu.runtime.messaging.handling;

import static io.urutu.runtime.messaging.Deployment.next;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.urutu.context.Execution;
import io.urutu.messaging.BusStatus;
import io.urutu.messaging.Event;
import io.urutu.messaging.MessageBusController;
import io.urutu.messaging.MessageHandler;
import io.urutu.messaging.MessageKey;
import io.urutu.messaging.MessageOf;
import io.urutu.messaging.MessagePublisher;
import io.urutu.messaging.PublishOptions;
import io.urutu.messaging.RetryPolicy;
import io.urutu.messaging.Task;
import io.urutu.messaging.spi.IncomingMessage;
import io.urutu.messaging.spi.Outcome;
import io.urutu.runtime.messaging.Deployment;
import io.urutu.runtime.messaging.Logged;
import io.urutu.runtime.messaging.SilentBroker;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How many calls run at a time, of whom, and in which order. */
class FlowTest {
    @Event("account.moved")
    public record Moved(@MessageKey String account, int amount) {}

    @Event("account.closed")
    public record Closed(String account) {}

    /** What runs, and the word that lets it end. */
    @Singleton
    public static class Desk {
        final BlockingQueue<Object> begun = new LinkedBlockingQueue<>();
        final Semaphore ends = new Semaphore(0);
        final AtomicInteger running = new AtomicInteger();
        final AtomicInteger most = new AtomicInteger();

        void work(Object what) throws InterruptedException {
            most.accumulateAndGet(running.incrementAndGet(), Math::max);
            begun.add(what);
            ends.acquire();
            running.decrementAndGet();
        }

        List<Object> begun(int count) throws InterruptedException {
            List<Object> all = new ArrayList<>();
            while (all.size() < count) {
                all.add(next(begun));
            }
            return all;
        }
    }

    @MessageBusController
    public static class Accounts {
        @Inject
        Desk desk;

        @MessageHandler(name = "moved")
        void on(Moved event) throws InterruptedException {
            desk.work(event.account() + event.amount());
        }
    }

    @MessageBusController
    public static class MoreAccounts {
        @Inject
        Desk desk;

        @MessageHandler(name = "closed")
        void on(Closed event) throws InterruptedException {
            desk.work("closed " + event.account());
        }
    }

    private final SilentBroker silent = new SilentBroker();

    private static IncomingMessage message(String queue, String topic, String body, Map<String, Object> headers) {
        return new IncomingMessage(
                queue,
                topic,
                Optional.empty(),
                Optional.of("application/json"),
                headers,
                body.getBytes(StandardCharsets.UTF_8),
                Optional.empty(),
                false,
                0);
    }

    private CompletableFuture<Outcome> moved(String account, int amount) {
        return deliver(
                "shop.moved",
                "account.moved",
                "{\"account\":\"" + account + "\",\"amount\":" + amount + "}",
                Map.of("urutu-key", account));
    }

    private CompletableFuture<Outcome> deliver(String queue, String topic, String body, Map<String, Object> headers) {
        return silent.listeners
                .get(queue)
                .onDelivery(message(queue, topic, body, headers))
                .toCompletableFuture();
    }

    private static void none(BlockingQueue<?> queue) {
        assertThat(queue.poll()).isNull();
    }

    // pools

    @Test
    void noMoreCallsRunThanThePrefetchWhateverTheBrokerDelivers() throws Exception {
        try (Deployment shop = Deployment.with("urutu.messaging.prefetch", "3")
                .with("urutu.messaging.workers", "20")
                .on(silent)
                .of(Accounts.class, Desk.class)) {
            Desk desk = shop.get(Desk.class);

            List<CompletableFuture<Outcome>> all =
                    IntStream.range(0, 6).mapToObj(i -> moved("a", i)).toList();

            desk.begun(3);
            assertThat(shop.get(BusStatus.class).pools())
                    .extracting(
                            BusStatus.Pool::name,
                            BusStatus.Pool::bound,
                            BusStatus.Pool::running,
                            BusStatus.Pool::waiting)
                    .containsExactly(org.assertj.core.groups.Tuple.tuple("moved", 3, 3, 3));
            desk.ends.release(6);
            desk.begun(3);
            all.forEach(CompletableFuture::join);
            assertThat(desk.most).hasValue(3);
        }
    }

    @Test
    void handlersOfAPoolShareItsSlots() throws Exception {
        try (Deployment shop = Deployment.with("urutu.messaging.handlers.moved.pool", "books")
                .with("urutu.messaging.handlers.closed.pool", "books")
                .with("urutu.messaging.pools.books.prefetch", "2")
                .on(silent)
                .of(Accounts.class, MoreAccounts.class, Desk.class)) {
            Desk desk = shop.get(Desk.class);

            moved("a", 1);
            deliver("shop.closed", "account.closed", "{\"account\":\"b\"}", Map.of());
            CompletableFuture<Outcome> third = moved("c", 3);

            desk.begun(2);
            assertThat(silent.prefetches).isEqualTo(Map.of("shop.moved", 2, "shop.closed", 2));
            BusStatus.Pool books = shop.get(BusStatus.class).pools().get(0);
            assertThat(books.name()).isEqualTo("books");
            assertThat(books.running()).isEqualTo(2);
            assertThat(books.waiting()).isEqualTo(1);
            desk.ends.release(3);
            third.join();
            assertThat(desk.most).hasValue(2);
        }
    }

    @Test
    void aPoolsConcurrencyBoundsItApartFromItsPrefetch() throws Exception {
        try (Deployment shop = Deployment.with("urutu.messaging.shared-default-pool", "true")
                .with("urutu.messaging.pools.default.prefetch", "10")
                .with("urutu.messaging.pools.default.concurrency", "1")
                .on(silent)
                .of(Accounts.class, MoreAccounts.class, Desk.class)) {
            Desk desk = shop.get(Desk.class);

            moved("a", 1);
            CompletableFuture<Outcome> other =
                    deliver("shop.closed", "account.closed", "{\"account\":\"b\"}", Map.of());

            desk.begun(1);
            assertThat(silent.prefetches).isEqualTo(Map.of("shop.moved", 10, "shop.closed", 10));
            assertThat(shop.get(BusStatus.class).pools()).hasSize(1);
            desk.ends.release(2);
            other.join();
            assertThat(desk.most).hasValue(1);
        }
    }

    @MessageBusController
    public static class Careful {
        @Inject
        Desk desk;

        @MessageHandler(name = "moved", concurrency = 2, pool = "books")
        void on(Moved event) throws InterruptedException {
            desk.work(event.amount());
        }
    }

    @Test
    void concurrencyBoundsAHandlerWithinItsPool() throws Exception {
        try (Deployment shop = Deployment.with("urutu.messaging.pools.books.prefetch", "5")
                .on(silent)
                .of(Careful.class, Desk.class)) {
            Desk desk = shop.get(Desk.class);

            List<CompletableFuture<Outcome>> all =
                    IntStream.range(0, 5).mapToObj(i -> moved("a", i)).toList();

            desk.begun(2);
            assertThat(shop.get(BusStatus.class).pools().get(0).running()).isEqualTo(2);
            desk.ends.release(5);
            all.forEach(CompletableFuture::join);
            assertThat(desk.most).hasValue(2);
        }
    }

    @Test
    void configuredConcurrencyHoldsAndZeroLiftsTheBound() throws Exception {
        try (Deployment shop = Deployment.with("urutu.messaging.handlers.moved.concurrency", "0")
                .with("urutu.messaging.prefetch", "2")
                .on(silent)
                .of(Accounts.class, Desk.class)) {
            Desk desk = shop.get(Desk.class);

            IntStream.range(0, 8).forEach(i -> moved("a", i));

            desk.begun(4); // the workers' queue has room for twice the prefetch
            assertThat(shop.get(BusStatus.class).pools().get(0).bound()).isZero();
            desk.ends.release(100);
        }
    }

    // keys

    @MessageBusController
    public static class Fair {
        @Inject
        Desk desk;

        @MessageHandler(name = "moved", maxConcurrentPerKey = 1)
        void on(Moved event) throws InterruptedException {
            desk.work(event.account() + event.amount());
        }
    }

    @Test
    void hotKeyIsBoundedAndOthersGoOn() throws Exception {
        try (Deployment shop =
                Deployment.with("urutu.messaging.prefetch", "20").on(silent).of(Fair.class, Desk.class)) {
            Desk desk = shop.get(Desk.class);

            IntStream.range(0, 10).forEach(i -> moved("hot", i));
            moved("cold", 1);
            moved("mild", 1);

            assertThat(desk.begun(3)).containsExactlyInAnyOrder("hot0", "cold1", "mild1");
            none(desk.begun);
            desk.ends.release(100);
            assertThat(desk.begun(9))
                    .containsExactly("hot1", "hot2", "hot3", "hot4", "hot5", "hot6", "hot7", "hot8", "hot9");
        }
    }

    @Test
    void configuredBoundPerKeyHolds() throws Exception {
        try (Deployment shop = Deployment.with("urutu.messaging.handlers.moved.max-concurrent-per-key", "2")
                .on(silent)
                .of(Fair.class, Desk.class)) {
            Desk desk = shop.get(Desk.class);

            IntStream.range(0, 4).forEach(i -> moved("hot", i));

            assertThat(desk.begun(2)).containsExactlyInAnyOrder("hot0", "hot1");
            desk.ends.release(100);
            desk.begun(2);
            assertThat(desk.most).hasValue(2);
        }
    }

    @MessageBusController
    public static class Ledger {
        @Inject
        Desk desk;

        @MessageHandler(name = "moved", ordered = true)
        void on(MessageOf<Moved> message) throws InterruptedException {
            Moved event = message.payload();
            desk.work(event.account() + event.amount() + "@" + message.attempt());
            if (event.amount() == 0 && message.attempt() < 3) {
                message.nack();
            }
        }
    }

    @Test // W5.26
    void orderedMessageThatIsGivenBackIsNotOvertaken() throws Exception {
        try (Deployment shop =
                Deployment.with("urutu.messaging.prefetch", "20").on(silent).of(Ledger.class, Desk.class)) {
            Desk desk = shop.get(Desk.class);
            desk.ends.release(100);

            List<CompletableFuture<Outcome>> all = List.of(moved("a", 0), moved("a", 1), moved("a", 2));
            all.forEach(CompletableFuture::join);

            assertThat(desk.begun(5)).containsExactly("a0@1", "a0@2", "a0@3", "a1@1", "a2@1");
            assertThat(all).allSatisfy(outcome -> assertThat(outcome.join()).isEqualTo(new Outcome.Acknowledged()));
        }
    }

    @Test
    void orderedHandlerHasASingleActiveConsumer() {
        try (Deployment shop = Deployment.with("urutu.messaging.handlers.moved.ordered", "true")
                .on(silent)
                .of(Accounts.class, Desk.class)) {
            assertThat(silent.topology.queues()).singleElement().satisfies(queue -> assertThat(queue.arguments())
                    .containsEntry("x-single-active-consumer", true));
            shop.stop();
        }
    }

    @Test
    void keyOfAForeignProducersMessageIsReadFromItsPayload() throws Exception {
        try (Deployment shop =
                Deployment.with("urutu.messaging.prefetch", "20").on(silent).of(Ledger.class, Desk.class)) {
            Desk desk = shop.get(Desk.class);

            for (int i = 1; i < 4; i++) {
                deliver("shop.moved", "account.moved", "{\"account\":\"a\",\"amount\":" + i + "}", Map.of());
            }
            deliver("shop.moved", "account.moved", "{\"account\":\"b\",\"amount\":1}", Map.of());
            moved("a", 4);

            assertThat(desk.begun(2)).containsExactlyInAnyOrder("a1@1", "b1@1");
            none(desk.begun);
            desk.ends.release(100);
            assertThat(desk.begun(3)).containsExactly("a2@1", "a3@1", "a4@1");
        }
    }

    @Test
    void orderedMessagesWithoutAKeyAreOneLane() throws Exception {
        try (Deployment shop = Deployment.with("urutu.messaging.handlers.closed.ordered", "true")
                .on(silent)
                .of(MoreAccounts.class, Desk.class)) {
            Desk desk = shop.get(Desk.class);

            deliver("shop.closed", "account.closed", "{\"account\":\"a\"}", Map.of());
            deliver("shop.closed", "account.closed", "{\"account\":\"b\"}", Map.of());

            assertThat(desk.begun(1)).containsExactly("closed a");
            none(desk.begun);
            desk.ends.release(2);
            assertThat(desk.begun(1)).containsExactly("closed b");
        }
    }

    @Test
    void endlesslyGivenBackOrderedMessageIsDeadLettered() throws Exception {
        try (Logged log = new Logged();
                Deployment shop = Deployment.with("urutu.messaging.handlers.moved.ordered", "true")
                        .on(silent)
                        .of(Refusing.class)) {
            Outcome outcome = moved("a", 1).get(10, TimeUnit.SECONDS);

            assertThat(((Outcome.DeadLettered) outcome).headers())
                    .containsEntry("urutu-failure-class", "held-too-long")
                    .containsEntry("urutu-failure-message", "given back 20 times")
                    .containsEntry("urutu-attempts", 21);
            assertThat(log.line("URUTU01150")).contains("given back 20 times");
            shop.stop();
        }
    }

    @MessageBusController
    public static class Refusing {
        @MessageHandler(name = "moved")
        void on(MessageOf<Moved> message) {
            message.nack();
        }
    }

    @MessageBusController
    public static class Stumbling {
        @Inject
        Desk desk;

        @MessageHandler(
                name = "moved",
                ordered = true,
                retry = @RetryPolicy(maxAttempts = 3, delay = "1ms", jitter = 0))
        void on(MessageOf<Moved> message) throws InterruptedException {
            Moved event = message.payload();
            desk.work(event.account() + event.amount() + "@" + message.attempt());
            if (event.amount() == 0) {
                throw new IllegalStateException("always");
            }
        }
    }

    @Test // W5.26
    void retryOfAnOrderedMessageHoldsUpItsKeyAndIsDeadLetteredWhenExhausted() throws Exception {
        try (Deployment shop =
                Deployment.with("urutu.messaging.prefetch", "20").on(silent).of(Stumbling.class, Desk.class)) {
            Desk desk = shop.get(Desk.class);
            desk.ends.release(100);

            List<CompletableFuture<Outcome>> all = List.of(moved("a", 0), moved("a", 1));

            assertThat(desk.begun(4)).containsExactly("a0@1", "a0@2", "a0@3", "a1@1");
            assertThat(((Outcome.DeadLettered) all.get(0).join()).headers())
                    .containsEntry("urutu-failure-message", "always")
                    .containsEntry("urutu-attempts", 3);
            assertThat(all.get(1).get(10, TimeUnit.SECONDS)).isEqualTo(new Outcome.Acknowledged());
        }
    }

    @MessageBusController
    public static class Hopeless {
        @Inject
        Desk desk;

        @MessageHandler(
                name = "moved",
                ordered = true,
                retry = @RetryPolicy(maxAttempts = 3, delay = "30m", maxDelay = "30m", jitter = 0))
        void on(Moved event) throws InterruptedException {
            desk.work(event.amount());
            throw new IllegalStateException("always");
        }
    }

    @Test
    void retryThatCannotBeHeldSoLongIsDeadLettered() throws Exception {
        try (Deployment shop =
                Deployment.with("urutu.messaging.prefetch", "20").on(silent).of(Hopeless.class, Desk.class)) {
            shop.get(Desk.class).ends.release(100);

            Outcome outcome = moved("a", 1).get(10, TimeUnit.SECONDS);

            assertThat(((Outcome.DeadLettered) outcome).headers())
                    .containsEntry("urutu-failure-class", "held-too-long")
                    .containsEntry(
                            "urutu-failure-message", "the next attempt would begin PT20M after it came, or later");
        }
    }

    @Test
    void whatWaitedOnALostChannelIsNotHandled() throws Exception {
        try (Deployment shop =
                Deployment.with("urutu.messaging.prefetch", "20").on(silent).of(Ledger.class, Desk.class)) {
            Desk desk = shop.get(Desk.class);
            moved("a", 1);
            moved("a", 2);
            assertThat(desk.begun(1)).containsExactly("a1@1");

            silent.listeners.get("shop.moved").onLoss();
            moved("a", 3);
            desk.ends.release(100);

            assertThat(desk.begun(1)).containsExactly("a3@1");
            moved("a", 4).get(10, TimeUnit.SECONDS);
            assertThat(desk.begun(1)).containsExactly("a4@1");
        }
    }

    @Test
    void keyTravelsInAHeader() throws Exception {
        try (Deployment shop = Deployment.of(Accounts.class, Desk.class)) {
            shop.get(Desk.class).ends.release(10);
            shop.get(BusStatus.class).pause("moved");
            shop.publish(new Moved("a", 1));
            shop.publish(new Moved(null, 2));

            BlockingQueue<IncomingMessage> seen = shop.consume("shop.moved");

            assertThat(next(seen).headers()).containsEntry("urutu-key", "a");
            assertThat(next(seen).headers()).doesNotContainKey("urutu-key");
        }
    }

    // rate

    @MessageBusController
    public static class Limited {
        @Inject
        Desk desk;

        @MessageHandler(name = "moved", rate = "1/h")
        void on(Moved event) throws InterruptedException {
            desk.work(event.amount());
        }
    }

    @Test
    void rateParksDeliveriesWithoutAWorkerAndGivesThemBackAtTheEnd() throws Exception {
        try (Deployment shop = Deployment.with("urutu.messaging.workers", "1")
                .on(silent)
                .of(Limited.class, MoreAccounts.class, Desk.class)) {
            Desk desk = shop.get(Desk.class);
            desk.ends.release(100);

            CompletableFuture<Outcome> first = moved("a", 1);
            CompletableFuture<Outcome> second = moved("a", 2);
            CompletableFuture<Outcome> other =
                    deliver("shop.closed", "account.closed", "{\"account\":\"b\"}", Map.of());

            assertThat(first.get(10, TimeUnit.SECONDS)).isEqualTo(new Outcome.Acknowledged());
            assertThat(other.get(10, TimeUnit.SECONDS)).isEqualTo(new Outcome.Acknowledged());
            assertThat(second).isNotDone();
            shop.stop();
            assertThat(second.join()).isEqualTo(new Outcome.Requeued());
        }
    }

    @Test
    void configuredRateHolds() throws Exception {
        try (Deployment shop = Deployment.with("urutu.messaging.handlers.moved.rate", "1000/s")
                .on(silent)
                .of(Limited.class, Desk.class)) {
            shop.get(Desk.class).ends.release(100);

            moved("a", 1).get(10, TimeUnit.SECONDS);
            assertThat(moved("a", 2).get(10, TimeUnit.SECONDS)).isEqualTo(new Outcome.Acknowledged());
        }
    }

    // batches

    @Singleton
    public static class Batches {
        final BlockingQueue<List<Integer>> seen = new LinkedBlockingQueue<>();
        final BlockingQueue<String> executions = new LinkedBlockingQueue<>();
    }

    @Task("tally")
    public record Tally(int sum) {}

    @MessageBusController
    public static class Batched {
        @Inject
        Batches batches;

        @Inject
        Execution execution;

        @Inject
        MessagePublisher publisher;

        @MessageHandler(name = "moved", batchSize = 4, batchLinger = "20ms")
        void on(List<MessageOf<Moved>> batch) {
            batches.executions.add(execution.id());
            batches.seen.add(batch.stream().map(each -> each.payload().amount()).toList());
            publisher.publish(new Tally(batch.size()), PublishOptions.of());
            for (MessageOf<Moved> each : batch) {
                switch (each.payload().account()) {
                    case "ack" -> each.ack();
                    case "nack" -> each.nack();
                    case "reject" -> each.reject("not wanted");
                    default -> {}
                }
            }
            if (batch.stream().anyMatch(each -> each.payload().account().equals("fail"))) {
                throw new IllegalStateException("the batch failed");
            }
        }
    }

    @Test
    void batchIsOneCallInOneExecution() throws Exception {
        try (Deployment shop = Deployment.with("urutu.messaging.prefetch", "8")
                .with("urutu.messaging.confirm-timeout", "20ms")
                .on(silent)
                .of(Batched.class, Batches.class)) {
            Batches batches = shop.get(Batches.class);

            List<CompletableFuture<Outcome>> all =
                    IntStream.range(0, 4).mapToObj(i -> moved("a", i)).toList();

            assertThat(next(batches.seen)).containsExactly(0, 1, 2, 3);
            assertThat(all).allSatisfy(each -> assertThat(each.get(10, TimeUnit.SECONDS))
                    .isEqualTo(new Outcome.Acknowledged()));
            assertThat(batches.executions).hasSize(1);
        }
    }

    @Test
    void batchThatIsNotFullGoesAfterItsLinger() throws Exception {
        try (Deployment shop = Deployment.of(Batched.class, Batches.class)) {
            shop.publish(new Moved("a", 1));

            assertThat(next(shop.get(Batches.class).seen)).containsExactly(1);
        }
    }

    @Test
    void configuredBatchSizeAndLingerHold() throws Exception {
        try (Deployment shop = Deployment.with("urutu.messaging.handlers.moved.batch-size", "2")
                .with("urutu.messaging.handlers.moved.batch-linger", "1h")
                .with("urutu.messaging.confirm-timeout", "20ms")
                .on(silent)
                .of(Batched.class, Batches.class)) {
            Batches batches = shop.get(Batches.class);

            IntStream.range(0, 3).forEach(i -> moved("a", i));

            assertThat(next(batches.seen)).containsExactly(0, 1);
            none(batches.seen);
        }
    }

    @Test
    void elementsAreSettledAsTheyWereMarked() throws Exception {
        try (Deployment shop = Deployment.with("urutu.messaging.prefetch", "8")
                .with("urutu.messaging.confirm-timeout", "20ms")
                .on(silent)
                .of(Batched.class, Batches.class)) {
            List<CompletableFuture<Outcome>> all =
                    List.of(moved("plain", 1), moved("ack", 2), moved("nack", 3), moved("reject", 4));

            assertThat(all.get(0).get(10, TimeUnit.SECONDS)).isEqualTo(new Outcome.Acknowledged());
            assertThat(all.get(1).join()).isEqualTo(new Outcome.Acknowledged());
            assertThat(all.get(2).join()).isEqualTo(new Outcome.Requeued());
            assertThat(((Outcome.DeadLettered) all.get(3).join()).headers())
                    .containsEntry("urutu-failure-class", "rejected")
                    .containsEntry("urutu-failure-message", "not wanted");
            assertThat(silent.sent).hasSize(1);
            shop.stop();
        }
    }

    @Test
    void exceptionFailsTheElementsThatHaveNoMark() throws Exception {
        try (Logged log = new Logged();
                Deployment shop = Deployment.with("urutu.messaging.prefetch", "8")
                        .with("urutu.messaging.confirm-timeout", "20ms")
                        .on(silent)
                        .of(Batched.class, Batches.class)) {
            List<CompletableFuture<Outcome>> all =
                    List.of(moved("fail", 1), moved("ack", 2), moved("nack", 3), moved("plain", 4));

            assertThat(((Outcome.DeadLettered) all.get(0).get(10, TimeUnit.SECONDS)).headers())
                    .containsEntry("urutu-failure-message", "the batch failed");
            assertThat(all.get(1).join()).isEqualTo(new Outcome.Acknowledged());
            assertThat(all.get(2).join()).isEqualTo(new Outcome.Requeued());
            assertThat(((Outcome.DeadLettered) all.get(3).join()).headers())
                    .containsEntry("urutu-failure-message", "the batch failed");
            assertThat(silent.sent).isEmpty();
            assertThat(log.line("URUTU01151"))
                    .isEqualTo("SEVERE URUTU01151 handler moved: a batch of 4 failed and was rolled back.");
            shop.stop();
        }
    }

    @Test
    void elementThatCannotBeReadIsDeadLetteredAlone() throws Exception {
        try (Deployment shop = Deployment.with("urutu.messaging.prefetch", "8")
                .with("urutu.messaging.confirm-timeout", "20ms")
                .on(silent)
                .of(Batched.class, Batches.class)) {
            CompletableFuture<Outcome> first = moved("a", 1);
            CompletableFuture<Outcome> broken = deliver("shop.moved", "account.moved", "{", Map.of());
            moved("a", 3);
            CompletableFuture<Outcome> last = moved("a", 4);

            assertThat(next(shop.get(Batches.class).seen)).containsExactly(1, 3, 4);
            assertThat(broken.get(10, TimeUnit.SECONDS)).isInstanceOf(Outcome.DeadLettered.class);
            assertThat(first.get(10, TimeUnit.SECONDS)).isEqualTo(new Outcome.Acknowledged());
            assertThat(last.get(10, TimeUnit.SECONDS)).isEqualTo(new Outcome.Acknowledged());
        }
    }

    @Test
    void prefetchGrowsWithTheBatchWhereNobodySetsIt() {
        try (Deployment shop = Deployment.with("urutu.messaging.handlers.moved.batch-size", "100")
                .with("urutu.messaging.confirm-timeout", "20ms")
                .on(silent)
                .of(Batched.class, Batches.class)) {
            assertThat(silent.prefetches).isEqualTo(Map.of("shop.moved", 100));
            shop.stop();
        }
    }

    // patterns

    @MessageBusController
    public static class Audit {
        @Inject
        Desk desk;

        @MessageHandler(name = "audit", topicPattern = "account.*")
        void on(MessageOf<Closed> message) throws InterruptedException {
            desk.work(message.topic());
        }
    }

    @Test // W5.8
    void patternIsMatchedOnlyWhereItIsAskedFor() throws Exception {
        try (Deployment shop = Deployment.of(Audit.class, MoreAccounts.class, Desk.class)) {
            Desk desk = shop.get(Desk.class);
            desk.ends.release(100);

            shop.publish(new Closed("a"));
            shop.publish(new Closed("a"), PublishOptions.of().topic("account.opened"));
            shop.publish(new Closed("a"), PublishOptions.of().topic("account.opened.late"));
            shop.publish(new Closed("b"));

            assertThat(desk.begun(5))
                    .containsExactlyInAnyOrder(
                            "account.closed", "closed a", "account.opened", "account.closed", "closed b");
            none(desk.begun);
        }
    }

    @Test
    void configuredPatternHolds() throws Exception {
        try (Deployment shop = Deployment.with("urutu.messaging.handlers.closed.topic-pattern", "#.shut")
                .of(MoreAccounts.class, Desk.class)) {
            Desk desk = shop.get(Desk.class);
            desk.ends.release(100);

            shop.publish(new Closed("a"));
            shop.publish(new Closed("b"), PublishOptions.of().topic("books.all.shut"));

            assertThat(desk.begun(1)).containsExactly("closed b");
        }
    }

    @Test
    void exactTopicGoesBeforeAPatternOnASharedQueue() throws Exception {
        try (Deployment shop = Deployment.with("urutu.messaging.handlers.audit.attributes.queue.name", "books")
                .with("urutu.messaging.handlers.closed.attributes.queue.name", "books")
                .of(Audit.class, MoreAccounts.class, Desk.class)) {
            Desk desk = shop.get(Desk.class);
            desk.ends.release(100);

            shop.publish(new Closed("a"));
            shop.publish(new Closed("a"), PublishOptions.of().topic("account.opened"));

            assertThat(desk.begun(2)).containsExactlyInAnyOrder("closed a", "account.opened");
        }
    }

    // pause

    @Test
    void pausedHandlerConsumesAgainWhenResumed() throws Exception {
        try (Deployment shop = Deployment.of(Accounts.class, MoreAccounts.class, Desk.class)) {
            Desk desk = shop.get(Desk.class);
            desk.ends.release(100);
            BusStatus bus = shop.get(BusStatus.class);

            bus.pause("moved");
            shop.publish(new Moved("a", 1));
            shop.publish(new Closed("a"));

            assertThat(desk.begun(1)).containsExactly("closed a");
            assertThat(bus.consumers())
                    .containsExactly(
                            new BusStatus.Consumer("shop.closed", true, false),
                            new BusStatus.Consumer("shop.moved", false, true));
            bus.resume("moved");
            assertThat(desk.begun(1)).containsExactly("a1");
            assertThat(bus.consumers())
                    .containsExactly(
                            new BusStatus.Consumer("shop.closed", true, false),
                            new BusStatus.Consumer("shop.moved", true, false));
        }
    }

    @Test
    void pausedOrderedHandlerGivesAllBackOnceWhatRunsHasEnded() throws Exception {
        try (Deployment shop = Deployment.with("urutu.messaging.prefetch", "20").of(Ledger.class, Desk.class)) {
            Desk desk = shop.get(Desk.class);
            BusStatus bus = shop.get(BusStatus.class);
            shop.publish(new Moved("a", 1));
            shop.publish(new Moved("a", 2));
            shop.publish(new Moved("a", 3));
            assertThat(desk.begun(1)).containsExactly("a1@1");

            bus.pause("moved");
            assertThat(bus.consumers()).containsExactly(new BusStatus.Consumer("shop.moved", true, true));
            bus.resume("moved");
            desk.ends.release(100);

            assertThat(desk.begun(2)).containsExactly("a2@2", "a3@2");
        }
    }

    @Test
    void unknownHandlerCannotBePaused() {
        try (Deployment shop = Deployment.of(Accounts.class, Desk.class)) {
            assertThatThrownBy(() -> shop.get(BusStatus.class).pause("move"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("URUTU01149 this process consumes for no handler named \"move\". The nearest known one "
                            + "is moved.");
        }
    }

    // filters

    @MessageBusController
    public static class Grouped {
        @Inject
        Desk desk;

        @MessageHandler(name = "closed", group = "night")
        void on(Closed event) throws InterruptedException {
            desk.work("closed " + event.account());
        }
    }

    @Test
    void handlersThatAreNotIncludedKeepTheirQueuesAndAreNotConsumed() throws Exception {
        try (Deployment shop = Deployment.with("urutu.messaging.include-handlers", "closed")
                .of(Accounts.class, MoreAccounts.class, Desk.class)) {
            Desk desk = shop.get(Desk.class);
            desk.ends.release(100);

            shop.publish(new Moved("a", 1));
            shop.publish(new Closed("a"));

            assertThat(desk.begun(1)).containsExactly("closed a");
            assertThat(shop.get(BusStatus.class).consumers())
                    .containsExactly(new BusStatus.Consumer("shop.closed", true, false));
            assertThat(next(shop.consume("shop.moved")).topic()).isEqualTo("account.moved");
        }
    }

    @Test
    void groupsAreIncludedToo() {
        try (Deployment shop = Deployment.with("urutu.messaging.include-groups", "night")
                .of(Accounts.class, Grouped.class, Desk.class)) {
            assertThat(shop.get(BusStatus.class).consumers())
                    .containsExactly(new BusStatus.Consumer("shop.closed", true, false));
        }
        try (Deployment shop = Deployment.with("urutu.messaging.include-groups", "default")
                .of(Accounts.class, Grouped.class, Desk.class)) {
            assertThat(shop.get(BusStatus.class).consumers())
                    .containsExactly(new BusStatus.Consumer("shop.moved", true, false));
        }
        try (Deployment shop = Deployment.with("urutu.messaging.handlers.moved.group", "night")
                .with("urutu.messaging.include-groups", "night")
                .of(Accounts.class, Grouped.class, Desk.class)) {
            assertThat(shop.get(BusStatus.class).consumers()).hasSize(2);
        }
    }
}
