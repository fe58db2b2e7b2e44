package io.urutu.poison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.GetResponse;
import com.rabbitmq.client.LongString;
import io.urutu.boot.Deployed;
import io.urutu.messaging.BusStatus;
import io.urutu.testkit.services.Service;
import io.urutu.testkit.services.Services;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The whole corpus, published by a plain client to a real RabbitMQ. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PoisonIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String LOST = "order.lost";

    private final String application = "shop-" + UUID.randomUUID();
    private final String queue = application + ".orders";
    private final String grave = queue + ".dlq";
    private final String copies = application + ".copies";
    private final Map<String, GetResponse> buried = new HashMap<>();
    private final Set<String> handled = new TreeSet<>();
    private int deadLetters;
    private long copied;

    static List<Case> bad() {
        return Corpus.bad();
    }

    @BeforeAll
    void throwAllAtTheShop() throws Exception {
        Service rabbit = Services.rabbitmq();
        Map<String, String> config = Map.of(
                "urutu.application.name", application,
                "urutu.broker.url", rabbit.url(),
                "urutu.broker.exchange", application);
        try (Deployed shop = Deployed.with(config, Shop.Orders.class, Shop.Shelf.class, Shop.Platform.class);
                Connection connection = connect(rabbit);
                Channel channel = connection.createChannel()) {
            awaitConsumers(shop);
            prepare(channel);
            publishAll(channel);
            int good = Corpus.bad().size() + Corpus.good().size();
            Shop.Shelf shelf = shop.get(Shop.Shelf.class);
            await().atMost(PATIENCE).until(() -> shelf.handled.size() >= good);
            await().atMost(PATIENCE)
                    .until(() -> channel.messageCount(grave) >= Corpus.bad().size());
            handled.addAll(shelf.handled);
            assertThat(shelf.handled).as("handled once each").hasSize(handled.size());
            awaitConsumers(shop);
            exhume(channel);
        }
    }

    @AfterAll
    void forget() throws Exception {
        try (Connection connection = connect(Services.rabbitmq());
                Channel channel = connection.createChannel()) {
            for (String each : List.of(queue, grave, copies)) {
                channel.queueDelete(each);
            }
            channel.exchangeDelete(application);
            channel.exchangeDelete(application + ".dlx");
        }
    }

    @ParameterizedTest
    @MethodSource("bad")
    void isInTheDeadLetterQueueWithItsCause(Case sent) {
        GetResponse dead = buried.get(sent.name());

        assertThat(dead).isNotNull();
        DeadLetters.check(sent, dead.getBody(), headers(dead), queue);
        assertThat(dead.getProps().getDeliveryMode()).as("kept for good").isEqualTo(2);
        assertThat(dead.getProps().getExpiration()).isNull();
    }

    @Test
    void eachIsThereOnceAndNowhereElse() {
        assertThat(deadLetters).isEqualTo(bad().size()).isGreaterThanOrEqualTo(40);
        assertThat(copied).as("where CC and BCC asked for a copy").isZero();
    }

    @Test
    void everyGoodMessageIsHandled() {
        assertThat(Corpus.good()).hasSizeGreaterThanOrEqualTo(10);
        assertThat(handled).hasSize(bad().size() + Corpus.good().size());
    }

    private void prepare(Channel channel) throws IOException {
        channel.queueBind(queue, application, LOST);
        channel.queueDeclare(copies, false, false, false, Map.of());
        channel.queueBind(copies, application + ".dlx", "order.copy");
    }

    private void publishAll(Channel channel) throws Exception {
        channel.confirmSelect();
        int number = 0;
        for (Case each : Corpus.bad()) {
            publish(channel, each);
            publish(channel, Case.beside(++number));
        }
        for (Case each : Corpus.good()) {
            publish(channel, each);
        }
        channel.waitForConfirmsOrDie(PATIENCE.toMillis());
    }

    private void publish(Channel channel, Case each) throws IOException {
        channel.basicPublish(application, each.strayed() ? LOST : Shop.TOPIC, each.sent(), each.body());
    }

    private void exhume(Channel channel) throws IOException {
        for (GetResponse next = channel.basicGet(grave, true); next != null; next = channel.basicGet(grave, true)) {
            deadLetters++;
            buried.put(String.valueOf(headers(next).get(Case.HEADER)), next);
        }
        copied = channel.messageCount(copies);
    }

    private static void awaitConsumers(Deployed shop) {
        await().atMost(PATIENCE)
                .until(() -> shop.get(BusStatus.class).consumers().stream().allMatch(BusStatus.Consumer::attached));
    }

    private static Connection connect(Service rabbit) throws Exception {
        ConnectionFactory factory = new ConnectionFactory();
        factory.setUri(rabbit.url());
        return factory.newConnection("a producer we do not know");
    }

    private static Map<String, Object> headers(GetResponse message) {
        Map<String, Object> headers = new HashMap<>();
        message.getProps()
                .getHeaders()
                .forEach(
                        (name, value) -> headers.put(name, value instanceof LongString text ? text.toString() : value));
        return headers;
    }
}
