package io.urutu.poison;

import static org.assertj.core.api.Assertions.assertThat;

import io.urutu.boot.Deployed;
import io.urutu.messaging.MessageKind;
import io.urutu.messaging.spi.Broker;
import io.urutu.messaging.spi.BrokerWrapper;
import io.urutu.messaging.spi.IncomingMessage;
import io.urutu.messaging.spi.Outcome;
import io.urutu.messaging.spi.OutgoingMessage;
import io.urutu.messaging.spi.Receipt;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The corpus against the broker inside the process, as far as its messages can say it: with each codec. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class PoisonTest {
    private static final String QUEUE = "shop.orders";

    private final String codec;
    private final Map<String, IncomingMessage> buried = new HashMap<>();
    private final Set<String> handled = new HashSet<>();
    private int beside;

    PoisonTest(String codec) {
        this.codec = codec;
    }

    /** Hands out the broker that boot makes. */
    @Singleton
    public static class Tap implements BrokerWrapper {
        Broker broker;

        @Override
        public Broker around(Broker made) {
            broker = made;
            return made;
        }
    }

    Stream<Case> bad() {
        return Corpus.bad().stream().filter(each -> !each.wireOnly() && !each.strayed());
    }

    Stream<Case> good() {
        return Corpus.good().stream().filter(each -> !each.wireOnly());
    }

    /** A good message follows each bad one; then all is awaited. */
    @BeforeAll
    void throwAllAtTheShop() throws InterruptedException {
        Map<String, String> config = Map.of(
                "urutu.application.name", "shop", "urutu.broker.url", "embedded", "urutu.messaging.codec", codec);
        try (Deployed shop =
                Deployed.with(config, Shop.Orders.class, Shop.Shelf.class, Shop.Platform.class, Tap.class)) {
            Broker broker = shop.get(Tap.class).broker;
            BlockingQueue<IncomingMessage> graves = new LinkedBlockingQueue<>();
            broker.consume(QUEUE + ".dlq", 10, dead -> {
                graves.add(dead);
                return CompletableFuture.completedStage(new Outcome.Acknowledged());
            });
            bad().forEach(each -> {
                send(broker, each);
                send(broker, Case.beside(++beside));
            });
            good().forEach(each -> send(broker, each));
            take(beside, graves)
                    .forEach(dead -> buried.put(String.valueOf(dead.headers().get(Case.HEADER)), dead));
            handled.addAll(take(beside + (int) good().count(), shop.get(Shop.Shelf.class).handled));
            assertThat(graves).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("bad")
    void isInTheDeadLetterQueueWithItsCause(Case sent) {
        IncomingMessage dead = buried.get(sent.name());

        assertThat(dead).isNotNull();
        DeadLetters.check(sent, dead.body(), dead.headers(), QUEUE);
    }

    @Test
    void everyGoodMessageIsHandled() {
        assertThat(handled).hasSize(beside + (int) good().count());
        assertThat(beside).isGreaterThanOrEqualTo(40);
        assertThat(good().count()).isGreaterThanOrEqualTo(10);
    }

    /** Fewer when fewer come: each test says what it misses. */
    private static <T> List<T> take(int count, BlockingQueue<T> queue) throws InterruptedException {
        List<T> taken = new ArrayList<>();
        T next = queue.poll(20, TimeUnit.SECONDS);
        while (next != null && taken.size() < count - 1) {
            taken.add(next);
            next = queue.poll(20, TimeUnit.SECONDS);
        }
        if (next != null) {
            taken.add(next);
        }
        return taken;
    }

    private static void send(Broker broker, Case each) {
        Map<String, Object> headers = new HashMap<>(
                each.sent().getHeaders() == null ? Map.of() : each.sent().getHeaders());
        OutgoingMessage message = new OutgoingMessage(
                Optional.ofNullable(each.properties().getMessageId()).orElse("m"),
                Shop.TOPIC,
                MessageKind.EVENT,
                false,
                Optional.ofNullable(each.properties().getContentType()).orElse("application/json"),
                headers,
                each.body(),
                Optional.ofNullable(each.properties().getTimestamp())
                        .map(Date::toInstant)
                        .orElse(Instant.EPOCH),
                Optional.empty());
        assertThat(broker.send(message).toCompletableFuture().join()).isEqualTo(new Receipt.Confirmed());
    }
}
