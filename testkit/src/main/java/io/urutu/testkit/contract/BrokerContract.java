package io.urutu.testkit.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.urutu.messaging.PublishRefusedException;
import io.urutu.messaging.spi.Broker;
import io.urutu.messaging.spi.DeliveryListener;
import io.urutu.messaging.spi.IncomingMessage;
import io.urutu.messaging.spi.Outcome;
import io.urutu.messaging.spi.OutgoingMessage;
import io.urutu.messaging.spi.QueuePlan;
import io.urutu.messaging.spi.Receipt;
import io.urutu.messaging.spi.Reply;
import io.urutu.messaging.spi.ReplyListener;
import io.urutu.testkit.contract.Recorder.Held;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What every {@link Broker} promises, seen with one connection or several to a broker that is up. One that promises less
 * says so {@link Without}.
 *
 * <pre>{@code
 * class MyBrokerContractIT extends BrokerContract {
 *     @Override
 *     protected Broker createBroker() { return new MyBroker(address, named("exchange")); }
 *     … // the other hooks of BrokerFixture
 * }
 * }</pre>
 */
@ExtendWith(DeclaredSubset.class)
public abstract class BrokerContract extends BrokerFixture {
    private static final Map<String, Object> SINGLE_ACTIVE =
            Map.of("x-queue-type", "quorum", "x-single-active-consumer", true);

    @Test
    void routesByTheWholeTopicAndItsCase() {
        QueuePlan paid = queue("paid", "order.paid");
        QueuePlan others = queue("others", "Order.Paid", "order.paid.late", "order");
        Broker broker = open(paid, others);

        sendAll(broker, "order.paid", "this one");
        sendAll(broker, "Order.Paid", "not this one");
        sendAll(broker, "order.paid.late", "nor this one");
        sendAll(broker, "order", "nor that one");

        assertThat(text(onlyIn(paid.name()))).isEqualTo("this one");
        awaitDepth(others.name(), 3);
    }

    @Test
    @Beyond(Promise.PATTERNS)
    void routesByPatternsOfWords() {
        QueuePlan one = queue("one-word", "order.*");
        QueuePlan any = queue("any-words", "order.#");
        QueuePlan end = queue("end", "#.late");
        Broker broker = open(one, any, end);

        sendAll(broker, "order", "1");
        sendAll(broker, "order.paid", "2");
        sendAll(broker, "order.paid.late", "3");
        send(broker, message("orders.paid", "4"));

        awaitDepth(any.name(), 3);
        assertThat(drain(one.name())).extracting(BrokerFixture::text).containsExactly("2");
        assertThat(drain(any.name())).extracting(BrokerFixture::text).containsExactly("1", "2", "3");
        assertThat(drain(end.name())).extracting(BrokerFixture::text).containsExactly("3");
    }

    @Test
    @Beyond({Promise.PATTERNS, Promise.TELLS_UNROUTED})
    void tellsWhenNoPatternMatches() {
        Broker broker = open(queue("one-word", "order.*"), queue("any-words", "order.#"));

        assertThat(send(broker, message("orders.paid", "4"))).isEqualTo(new Receipt.Unroutable());
    }

    @Test
    @Beyond(Promise.PATTERNS)
    void givesAQueueTheMessageOnceHoweverManyOfItsBindingsMatch() {
        QueuePlan queue = queue("many-bindings", "order.paid", "order.*", "#");
        Broker broker = open(queue);

        sendAll(broker, "order.paid", "42");

        assertThat(text(onlyIn(queue.name()))).isEqualTo("42");
    }

    @Test
    void givesEachBoundQueueTheMessageOnce() {
        QueuePlan billing = queue("billing", "order.paid");
        QueuePlan shipping = queue("shipping", "order.paid");
        Broker broker = open(billing, shipping);

        sendAll(broker, "order.paid", "42");

        assertThat(text(onlyIn(billing.name()))).isEqualTo("42");
        assertThat(text(onlyIn(shipping.name()))).isEqualTo("42");
    }

    @Test
    @Beyond(Promise.TELLS_UNROUTED)
    void tellsWhenNoQueueIsBound() {
        Broker broker = open(queue("paid", "order.paid"));

        assertThat(send(broker, message("order.lost", "?"))).isEqualTo(new Receipt.Unroutable());
        assertThat(send(broker, message("order.paid", "!"))).isEqualTo(new Receipt.Confirmed());
    }

    @Test
    @Beyond(Promise.REPLIES)
    void bringsAReplyToWhoAsked() {
        QueuePlan queue = queue("asked", "t");
        Replied mine = new Replied();
        Replied others = new Replied();
        Broker asking = asking(mine, queue);
        Broker answering = asking(others, queue);
        answering.consume(queue.name(), 1, question -> {
            answering.reply(
                    question.replyTo().orElseThrow(),
                    message("ignored", Map.of("n", 1), (text(question) + "!").getBytes(UTF_8), Optional.empty()));
            return CompletableFuture.completedStage(new Outcome.Acknowledged());
        });

        for (String text : List.of("one", "two", "three")) {
            OutgoingMessage question = message("t", text);
            assertThat(receipt(asking.request(question))).isEqualTo(new Receipt.Confirmed());

            Reply reply = mine.next();
            assertThat(reply.correlation()).isEqualTo(question.id());
            assertThat(new String(reply.body(), UTF_8)).isEqualTo(text + "!");
            assertThat(reply.contentType()).contains("text/plain");
            assertThat(String.valueOf(reply.headers().get("n"))).isEqualTo("1");
        }
        assertThat(others.isEmpty()).isTrue();
    }

    @Test
    @Beyond(Promise.REPLIES)
    void tellsWhenNobodyIsThereToBeAsked() {
        Broker broker = asking(new Replied(), queue("asked", "t"));

        assertThat(receipt(broker.request(message("nobody", "?")))).isEqualTo(new Receipt.Unroutable());
    }

    @Test
    @Beyond(Promise.REPLIES)
    void aReplyNobodyWaitsForAnyMoreIsNoFault() {
        QueuePlan queue = queue("asked", "t");
        Broker asking = asking(new Replied(), queue);
        Broker answering = open(queue);
        receipt(asking.request(message("t", "?")));
        Held question = record(answering, queue, 1).next();
        asking.close(PATIENCE);

        assertThat(receipt(answering.reply(question.message().replyTo().orElseThrow(), message("ignored", "too late"))))
                .isEqualTo(new Receipt.Confirmed());
    }

    @Test
    @Beyond(Promise.REPLIES)
    void whatIsNoRequestWantsNoReply() {
        QueuePlan queue = queue("told", "t");
        Broker broker = open(queue);

        sendAll(broker, "t", "news");

        assertThat(record(broker, queue, 1).next().message().replyTo()).isEmpty();
    }

    private Broker asking(ReplyListener listener, QueuePlan queue) {
        Broker broker = createBroker();
        broker.answerTo(listener);
        return start(broker, queue);
    }

    private static final class Replied implements ReplyListener {
        private final BlockingQueue<Reply> replies = new LinkedBlockingQueue<>();

        @Override
        public void onReply(Reply reply) {
            replies.add(reply);
        }

        @Override
        public void onLost() {}

        boolean isEmpty() {
            return replies.isEmpty();
        }

        Reply next() {
            try {
                return Optional.ofNullable(replies.poll(PATIENCE.toSeconds(), SECONDS))
                        .orElseThrow(() -> new AssertionError("no reply"));
            } catch (InterruptedException stopped) {
                throw new AssertionError(stopped);
            }
        }
    }

    @Test
    @Beyond(Promise.PRIORITIES)
    void deliversTheMoreUrgentFirstWhereTheQueueKeepsPriorities() {
        QueuePlan queue = queue("urgent", Map.of("x-queue-type", "classic", "x-max-priority", 10), "t");
        Broker broker = open(queue);

        send(broker, urgent("low", 1));
        send(broker, urgent("high", 7));
        send(broker, message("t", "none"));
        send(broker, urgent("high too", 7));

        Recorder recorder = record(broker, queue, 4);
        assertThat(List.of(
                        recorder.next().text(),
                        recorder.next().text(),
                        recorder.next().text(),
                        recorder.next().text()))
                .containsExactly("high", "high too", "low", "none");
    }

    private static OutgoingMessage urgent(String text, int priority) {
        OutgoingMessage plain = message("t", text);
        return new OutgoingMessage(
                plain.id(),
                plain.topic(),
                plain.kind(),
                plain.mandatory(),
                plain.contentType(),
                plain.headers(),
                plain.body(),
                plain.publishedAt(),
                plain.expiresAfter(),
                "",
                OptionalInt.of(priority));
    }

    @Test
    @Beyond(Promise.KEEPS)
    void keepsWhatNobodyConsumesYet() {
        QueuePlan queue = queue("later", "t");
        Broker broker = open(queue);
        sendAll(broker, "t", "a", "b");

        Recorder recorder = record(broker, queue, 1);
        Held first = recorder.next();
        first.acknowledge();

        assertThat(first.text()).isEqualTo("a");
        assertThat(recorder.next().text()).isEqualTo("b");
    }

    @Test
    void carriesWhatTheMessageSaysOfItself() {
        QueuePlan queue = queue("whole", "t");
        Broker broker = open(queue);
        OutgoingMessage sent = message("t", "body");

        send(broker, sent);
        IncomingMessage delivered = record(broker, queue, 1).next().message();

        assertThat(delivered.queue()).isEqualTo(queue.name());
        assertThat(delivered.topic()).isEqualTo("t");
        assertThat(delivered.id()).contains(sent.id());
        assertThat(delivered.contentType()).contains("text/plain");
        assertThat(delivered.publishedAt()).contains(sent.publishedAt());
        assertThat(delivered.redelivered()).isFalse();
        assertThat(delivered.deliveries()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "plain", "żółw, 亀, 🐢", "\0\1\2\177"})
    void carriesAnyText(String text) {
        QueuePlan queue = queue("text", "t");
        Broker broker = open(queue);

        sendAll(broker, "t", text);

        assertThat(text(onlyIn(queue.name()))).isEqualTo(text);
    }

    @Test
    void carriesEveryByte() {
        QueuePlan queue = queue("bytes", "t");
        Broker broker = open(queue);
        byte[] bytes = new byte[300_000];
        IntStream.range(0, bytes.length).forEach(i -> bytes[i] = (byte) i);

        send(broker, message("t", Map.of(), bytes, Optional.empty()));

        assertThat(onlyIn(queue.name()).body()).isEqualTo(bytes);
    }

    @Test
    @Beyond(Promise.TYPED_HEADERS)
    void carriesHeadersOfEveryType() {
        QueuePlan queue = queue("headers", "t");
        Broker broker = open(queue);
        Map<String, Object> headers = Map.of(
                "text",
                "ünï",
                "long text",
                "x".repeat(5_000),
                "empty",
                "",
                "int",
                7,
                "long",
                1L << 40,
                "double",
                0.5,
                "true",
                true);

        send(broker, message("t", headers, new byte[0], Optional.empty()));

        assertThat(onlyIn(queue.name()).headers()).isEqualTo(headers);
    }

    @Test
    void keepsTheOrderOfSending() {
        QueuePlan queue = queue("ordered", "t");
        Broker broker = open(queue);
        List<String> texts = IntStream.range(0, 200).mapToObj(Integer::toString).toList();

        List<CompletionStage<Receipt>> stages =
                texts.stream().map(text -> broker.send(message("t", text))).toList();
        stages.forEach(BrokerFixture::receipt);

        awaitDepth(queue.name(), 200);
        assertThat(drain(queue.name())).extracting(BrokerFixture::text).isEqualTo(texts);
    }

    @Test
    @Beyond(Promise.PREFETCH)
    void deliversNoMoreThanThePrefetch() {
        QueuePlan queue = queue("bounded", "t");
        Broker broker = open(queue);
        Recorder recorder = record(broker, queue, 2);

        sendAll(broker, "t", "1", "2", "3", "4", "5");

        Held first = recorder.next();
        recorder.next();
        awaitDepth(queue.name(), 3);
        assertThat(recorder.size()).isZero();
        first.acknowledge();
        assertThat(recorder.next().text()).isEqualTo("3");
        awaitDepth(queue.name(), 2);
    }

    @Test
    void forgetsWhatIsAcknowledged() {
        QueuePlan queue = queue("done", "t");
        Broker broker = open(queue);
        Recorder recorder = record(broker, queue, 2);
        sendAll(broker, "t", "1", "2", "3");

        recorder.next().acknowledge();
        recorder.next().acknowledge();
        recorder.next().acknowledge();
        broker.close(PATIENCE);

        awaitDepth(queue.name(), 0);
        assertThat(depth(graveOf(queue.name()))).isZero();
    }

    @Test
    @Beyond(Promise.COUNTS_DELIVERIES)
    void deliversWhatIsRequeuedAgain() {
        QueuePlan queue = queue("again", "t");
        Broker broker = open(queue);
        Recorder recorder = record(broker, queue, 1);
        sendAll(broker, "t", "stubborn");

        recorder.next().settle(new Outcome.Requeued());
        Held second = recorder.next();

        assertThat(second.text()).isEqualTo("stubborn");
        assertThat(second.message().redelivered()).isTrue();
        assertThat(second.message().deliveries()).isEqualTo(1);
        second.settle(new Outcome.Requeued());
        assertThat(recorder.next().message().deliveries()).isEqualTo(2);
    }

    @Test
    void requeuesWhenTheListenersStageFails() {
        QueuePlan queue = queue("failing", "t");
        Broker broker = open(queue);
        Recorder recorder = record(broker, queue, 1);
        sendAll(broker, "t", "x");

        recorder.next().outcome().completeExceptionally(new IllegalStateException("no outcome"));

        assertThat(recorder.next().message().redelivered()).isTrue();
    }

    @Test
    void requeuesWhenTheListenerThrows() {
        QueuePlan queue = queue("throwing", "t");
        Broker broker = open(queue);
        Recorder recorder = new Recorder();
        broker.consume(queue.name(), 1, message -> {
            if (!message.redelivered()) {
                throw new IllegalStateException("broken listener");
            }
            return recorder.onDelivery(message);
        });

        sendAll(broker, "t", "x");

        assertThat(recorder.next().text()).isEqualTo("x");
    }

    @Test
    @Beyond(Promise.DEAD_LETTERS)
    void copiesADeadLetterAndForgetsTheOriginal() {
        QueuePlan queue = queue("deadly", "t");
        Broker broker = open(queue);
        Recorder recorder = record(broker, queue, 1);
        OutgoingMessage sent = message(
                "t", Map.of("tenant", "a", "tries", 1), "body".getBytes(StandardCharsets.UTF_8), Optional.empty());
        send(broker, sent);

        recorder.next().settle(new Outcome.DeadLettered(Map.of("urutu-cause", "broken", "tries", 2)));

        awaitDepth(graveOf(queue.name()), 1);
        broker.close(PATIENCE);
        IncomingMessage copy = onlyIn(graveOf(queue.name()));
        assertThat(copy.id()).contains(sent.id());
        assertThat(text(copy)).isEqualTo("body");
        assertThat(copy.contentType()).contains("text/plain");
        assertThat(copy.headers()).isEqualTo(Map.of("tenant", "a", "urutu-cause", "broken", "tries", 2));
        assertThat(depth(queue.name())).isZero();
    }

    @Test
    @Beyond(Promise.DEAD_LETTERS)
    void dropsDeadLettersOfAQueueWithoutDeadLetterQueue() {
        QueuePlan queue = queueWithoutGrave("careless", "t");
        Broker broker = open(queue);
        Recorder recorder = record(broker, queue, 1);
        sendAll(broker, "t", "1", "2");

        recorder.next().settle(new Outcome.DeadLettered(Map.of("urutu-cause", "broken")));
        recorder.next().acknowledge();
        broker.close(PATIENCE);

        assertThat(depth(queue.name())).isZero();
    }

    @Test
    @Beyond(Promise.DEAD_LETTERS)
    void consumesDeadLetterQueuesToo() {
        QueuePlan queue = queue("dug-up", "t");
        Broker broker = open(queue);
        Recorder graveyard = new Recorder();
        broker.consume(graveOf(queue.name()), 1, graveyard);
        broker.consume(queue.name(), 1, always(new Outcome.DeadLettered(Map.of("urutu-cause", "broken"))));

        sendAll(broker, "t", "1", "2");

        Held first = graveyard.next();
        assertThat(first.text()).isEqualTo("1");
        assertThat(first.message().topic()).isEqualTo(graveOf(queue.name()));
        first.acknowledge();
        assertThat(graveyard.next().text()).isEqualTo("2");
    }

    @Test // JR-070
    void bringsARetryBackToItsQueueAloneUnderItsTopic() {
        QueuePlan queue = queue("retried", "t");
        QueuePlan bystander = queue("bystander", "t");
        Broker broker = open(queue, bystander);
        Recorder recorder = record(broker, queue, 1);
        OutgoingMessage sent =
                message("t", Map.of("tenant", "a"), "body".getBytes(StandardCharsets.UTF_8), Optional.of(PATIENCE));
        send(broker, sent);

        recorder.next().settle(retry(queue, Duration.ofMillis(100), 1));
        elapse(Duration.ofMillis(101));

        Held back = recorder.next();
        assertThat(back.text()).isEqualTo("body");
        assertThat(back.message().topic()).isEqualTo("t");
        assertThat(back.message().id()).contains(sent.id());
        assertThat(back.message().publishedAt()).contains(sent.publishedAt());
        assertThat(back.message().deliveries()).isZero();
        assertThat(back.message().redelivered()).isFalse();
        assertThat(back.message().headers()).containsEntry("tenant", "a").containsEntry("urutu-retries", 1);
        assertThat(depth(bystander.name())).isEqualTo(1);
        back.acknowledge();
        broker.close(PATIENCE);
        assertThat(depth(queue.name())).isZero();
    }

    @Test
    void bringsTheShorterDelayBackFirst() {
        QueuePlan queue = queue("delays", "t");
        Broker broker = open(queue);
        Recorder recorder = record(broker, queue, 2);
        sendAll(broker, "t", "long", "short");

        recorder.next().settle(retry(queue, Duration.ofMillis(500), 1));
        recorder.next().settle(retry(queue, Duration.ofMillis(100), 1));
        elapse(Duration.ofMillis(501));

        assertThat(recorder.next().text()).isEqualTo("short");
        assertThat(recorder.next().text()).isEqualTo("long");
    }

    @Test
    void neverBringsARetryBackEarly() {
        QueuePlan queue = queue("bounded-delay", "t");
        Broker broker = open(queue);
        Recorder recorder = record(broker, queue, 1);
        sendAll(broker, "t", "x");
        Held first = recorder.next();
        long begun = now();

        first.settle(retry(queue, Duration.ofMillis(210), 1));
        elapse(Duration.ofMillis(209));
        assertThat(recorder.size()).isZero();
        elapse(Duration.ofMillis(1));

        recorder.next().acknowledge();
        assertThat(Duration.ofNanos(now() - begun)).isGreaterThanOrEqualTo(Duration.ofMillis(210));
    }

    @Test
    void countsEveryRetryOfAMessage() {
        QueuePlan queue = queue("thrice", "t");
        Broker broker = open(queue);
        Recorder recorder = record(broker, queue, 1);
        sendAll(broker, "t", "x");

        for (int count = 1; count <= 3; count++) {
            recorder.next().settle(retry(queue, Duration.ofMillis(1), count));
            elapse(Duration.ofMillis(1));
        }
        Held fourth = recorder.next();
        assertThat(fourth.message().headers()).containsEntry("urutu-retries", 3);
        assertThat(fourth.message().topic()).isEqualTo("t");
        fourth.settle(new Outcome.DeadLettered(Map.of("urutu-attempts", 4)));

        IncomingMessage dead = onlyIn(graveOf(queue.name()));
        assertThat(dead.headers().keySet())
                .as("neither the count nor what the waiting left is the dead letter's")
                .containsExactlyInAnyOrder("urutu-attempts", "urutu-origin-topic", "urutu-origin-queue");
    }

    @Test
    void holdsNoPrefetchWhileARetryWaits() {
        QueuePlan queue = queue("free", "t");
        Broker broker = open(queue);
        Recorder recorder = record(broker, queue, 1);
        sendAll(broker, "t", "waits", "goes on");

        recorder.next().settle(retry(queue, Duration.ofSeconds(50), 1));

        assertThat(recorder.next().text()).isEqualTo("goes on");
    }

    @Test
    void keepsARetryBeyondItsEnd() {
        QueuePlan queue = queue("outliving", "t");
        Broker earlier = open(queue);
        Recorder recorder = record(earlier, queue, 1);
        sendAll(earlier, "t", "kept", "comes when the other is settled");
        recorder.next().settle(retry(queue, Duration.ofMillis(400), 1));
        recorder.next();
        earlier.close(PATIENCE);

        Broker later = open(queue);
        Recorder again = record(later, queue, 1);
        again.next().acknowledge();
        elapse(Duration.ofMillis(400));

        Held back = again.next();
        assertThat(back.text()).isEqualTo("kept");
        assertThat(back.message().headers()).containsEntry("urutu-retries", 1);
    }

    @Test // JR-074
    void buriesAfterADelay() {
        QueuePlan queue = queue("dying", "t");
        Broker broker = open(queue);
        Recorder recorder = record(broker, queue, 1);
        Recorder graveyard = new Recorder();
        broker.consume(graveOf(queue.name()), 1, graveyard);
        sendAll(broker, "t", "dead", "alive");
        long begun = now();

        recorder.next().settle(new Outcome.DeadLettered(Map.of("urutu-cause", "broken"), Duration.ofMillis(200)));
        assertThat(recorder.next().text()).isEqualTo("alive");
        elapse(Duration.ofMillis(200));

        Held dead = graveyard.next();
        assertThat(Duration.ofNanos(now() - begun)).isGreaterThanOrEqualTo(Duration.ofMillis(200));
        assertThat(dead.text()).isEqualTo("dead");
        assertThat(dead.message().topic()).isEqualTo(graveOf(queue.name()));
        assertThat(dead.message().headers()).containsEntry("urutu-cause", "broken");
    }

    @Test
    @Beyond(Promise.DELIVERY_LIMIT)
    void buriesWhatComesBackTooOften() {
        QueuePlan queue = queue("limited", Map.of("x-queue-type", "quorum", "x-delivery-limit", 2), "t");
        Broker broker = open(queue);
        broker.consume(queue.name(), 1, always(new Outcome.Requeued()));

        sendAll(broker, "t", "poison");

        IncomingMessage dead = onlyIn(graveOf(queue.name()));
        assertThat(text(dead)).isEqualTo("poison");
        assertThat(dead.headers()).containsEntry("x-first-death-reason", "delivery_limit");
    }

    @Test
    @Beyond(Promise.EXPIRY)
    void buriesWhatExpires() {
        QueuePlan queue = queue("perishable", "t");
        Broker broker = open(queue);
        send(broker, message("t", Map.of(), new byte[] {1}, Optional.of(Duration.ofMillis(50))));
        sendAll(broker, "t", "lasting");

        elapse(Duration.ofMillis(51));

        awaitDepth(queue.name(), 1);
        IncomingMessage dead = onlyIn(graveOf(queue.name()));
        assertThat(dead.headers()).containsEntry("x-first-death-reason", "expired");
        assertThat(record(broker, queue, 1).next().text()).isEqualTo("lasting");
    }

    @Test
    @Beyond(Promise.COMPETITION)
    void sharesAQueueAmongItsConsumers() {
        QueuePlan queue = queue("shared", "t");
        Broker here = open(queue);
        Broker there = open(queue);
        Recorder first = record(here, queue, 1);
        Recorder second = record(there, queue, 1);
        await().atMost(PATIENCE).until(() -> there.status().attached().contains(queue.name()));

        sendAll(here, "t", "1", "2", "3");

        assertThat(List.of(first.next().text(), second.next().text())).containsExactlyInAnyOrder("1", "2");
        awaitDepth(queue.name(), 1);
    }

    @Test
    @Beyond(Promise.PAUSES)
    void pausesAndResumesOneQueue() {
        QueuePlan queue = queue("paused", "t");
        QueuePlan other = queue("going-on", "u");
        Broker broker = open(queue, other);
        Recorder recorder = record(broker, queue, 1);
        Recorder others = record(broker, other, 1);
        sendAll(broker, "t", "1");
        Held delivered = recorder.next();

        broker.pause(queue.name());
        await().atMost(PATIENCE).until(() -> broker.status().attached().equals(Set.of(other.name())));
        delivered.acknowledge();
        sendAll(broker, "t", "2");
        sendAll(broker, "u", "beside");

        assertThat(others.next().text()).isEqualTo("beside");
        awaitDepth(queue.name(), 1);
        assertThat(recorder.size()).isZero();
        broker.resume(queue.name());
        assertThat(recorder.next().text()).isEqualTo("2");
        await().atMost(PATIENCE).until(() -> broker.status().attached().contains(queue.name()));
    }

    @Test
    @Beyond(Promise.PAUSES)
    void pausedAndResumedTwiceIsAsGoodAsOnce() {
        QueuePlan queue = queue("twice", "t");
        Broker broker = open(queue);
        Recorder recorder = record(broker, queue, 1);

        broker.pause(queue.name());
        broker.pause(queue.name());
        broker.resume(queue.name());
        broker.resume(queue.name());
        broker.pause("nobody-consumes-it");
        sendAll(broker, "t", "1", "2");

        recorder.next().acknowledge();
        recorder.next().acknowledge();
        awaitDepth(queue.name(), 0);
    }

    @Test
    @Beyond(Promise.SINGLE_ACTIVE)
    void singleActiveConsumerHasTheQueueAloneUntilItEnds() {
        QueuePlan queue = queue("single", SINGLE_ACTIVE, "t");
        Broker here = open(queue);
        Broker there = open(queue);
        Recorder active = record(here, queue, 1);
        await().atMost(PATIENCE).until(() -> here.status().attached().contains(queue.name()));
        Recorder waiting = record(there, queue, 1);
        await().atMost(PATIENCE).until(() -> there.status().attached().contains(queue.name()));
        sendAll(here, "t", "1", "2", "3");

        active.next().acknowledge();
        Held second = active.next();
        here.stopIntake(PATIENCE);
        second.acknowledge();

        assertThat(waiting.size()).isZero();
        here.close(PATIENCE);
        assertThat(nextAfter("2", waiting).text()).isEqualTo("3");
    }

    /** An acknowledgement right before the end of its channel can be lost with it; then its message comes again. */
    private static Held nextAfter(String acknowledged, Recorder recorder) {
        Held next = recorder.next();
        if (!next.text().equals(acknowledged)) {
            return next;
        }
        assertThat(next.message().redelivered()).isTrue();
        next.acknowledge();
        return recorder.next();
    }

    @Test
    @Beyond(Promise.SINGLE_ACTIVE)
    void singleActiveConsumerThatPausesGivesAllBackInItsOrder() {
        QueuePlan queue = queue("single-paused", SINGLE_ACTIVE, "t");
        Broker here = open(queue);
        Broker there = open(queue);
        AtomicInteger losses = new AtomicInteger();
        Recorder active = new Recorder();
        here.consume(queue.name(), 3, new DeliveryListener() {
            @Override
            public CompletionStage<Outcome> onDelivery(IncomingMessage message) {
                return active.onDelivery(message);
            }

            @Override
            public void onLoss() {
                losses.incrementAndGet();
            }
        });
        await().atMost(PATIENCE).until(() -> here.status().attached().contains(queue.name()));
        Recorder next = record(there, queue, 10);
        sendAll(here, "t", "1", "2", "3", "4");
        active.next();
        active.next();
        active.next();

        here.pause(queue.name());

        List<String> order = List.of(
                next.next().text(),
                next.next().text(),
                next.next().text(),
                next.next().text());
        assertThat(order).containsExactly("1", "2", "3", "4");
        assertThat(losses).hasValue(1);
        assertThat(active.size()).isZero();
    }

    @Test
    @Beyond(Promise.DRAIN)
    void leavesTheRestWhenIntakeStops() {
        QueuePlan queue = queue("stopped", "t");
        Broker broker = open(queue);
        Recorder recorder = record(broker, queue, 1);
        sendAll(broker, "t", "1", "2");
        Held last = recorder.next();

        broker.stopIntake(PATIENCE);
        broker.consume(queue.name(), 1, recorder);
        last.acknowledge();

        sendAll(broker, "t", "3");
        assertThat(broker.status().attached()).isEmpty();
        broker.close(PATIENCE);
        awaitDepth(queue.name(), 2);
        assertThat(drain(queue.name())).extracting(BrokerFixture::text).containsExactly("2", "3");
        assertThat(recorder.size()).isZero();
    }

    @Test
    @Beyond(Promise.DRAIN)
    void givesBackWhatIsUnsettledAtItsEnd() {
        QueuePlan queue = queue("returned", "t");
        Broker broker = open(queue);
        Recorder recorder = record(broker, queue, 5);
        sendAll(broker, "t", "1", "2");
        Held late = recorder.next();
        recorder.next();

        broker.close(PATIENCE);
        late.acknowledge();

        awaitDepth(queue.name(), 2);
        Held again = record(open(queue), queue, 1).next();
        assertThat(again.text()).isEqualTo("1");
        assertThat(again.message().redelivered()).isTrue();
    }

    @Test
    void findsWhatAnEarlierStartLeft() {
        QueuePlan queue = queue("kept", "t");
        Broker earlier = open(queue);
        sendAll(earlier, "t", "old");
        earlier.close(PATIENCE);

        Broker later = open(queue);
        sendAll(later, "t", "new");

        awaitDepth(queue.name(), 2);
        assertThat(drain(queue.name())).extracting(BrokerFixture::text).containsExactly("old", "new");
    }

    @Test
    @Beyond(Promise.STATUS)
    void tellsWhereItStands() {
        QueuePlan queue = queue("seen", "t");
        Broker broker = createBroker();
        assertThat(broker.status().connected()).isFalse();

        start(broker, queue);
        broker.consume(queue.name(), 1, new Recorder());

        await().atMost(PATIENCE).until(() -> broker.status().attached().contains(queue.name()));
        assertThat(broker.status().connected()).isTrue();
        assertThat(broker.status().waiting()).isZero();
        assertThat(broker.status().lastProblem()).isEmpty();
        broker.close(PATIENCE);
        broker.close(PATIENCE);
        assertThat(broker.status().connected()).isFalse();
        assertThat(broker.status().attached()).isEmpty();
    }

    @Test
    void takesNothingAfterItsEnd() {
        Broker broker = open(queue("closed", "t"));
        assertThat(broker.accepts(1)).isTrue();

        broker.close(PATIENCE);

        assertThat(broker.accepts(1)).isFalse();
        assertThatThrownBy(() -> broker.send(message("t", "late"))).isInstanceOf(PublishRefusedException.class);
    }

    @Test
    void refusesAPrefetchThatBoundsNothing() {
        QueuePlan queue = queue("unbounded", "t");
        Broker broker = open(queue);

        assertThatThrownBy(() -> broker.consume(queue.name(), 0, new Recorder()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(queue.name());
    }

    @Test
    void movesTenThousandMessagesInOrder() throws InterruptedException {
        int count = 10_000;
        QueuePlan queue = queue("many", "t");
        Broker broker = open(queue);
        List<String> delivered = new ArrayList<>(count);
        CountDownLatch missing = new CountDownLatch(count);
        broker.consume(queue.name(), 200, message -> {
            delivered.add(text(message));
            missing.countDown();
            return CompletableFuture.completedStage(new Outcome.Acknowledged());
        });

        List<String> texts =
                IntStream.range(0, count).mapToObj(Integer::toString).toList();
        List<CompletionStage<Receipt>> stages =
                texts.stream().map(text -> broker.send(message("t", text))).toList();

        stages.forEach(stage -> assertThat(receipt(stage)).isEqualTo(new Receipt.Confirmed()));
        assertThat(missing.await(60, SECONDS)).isTrue();
        assertThat(delivered).isEqualTo(texts);
    }
}
