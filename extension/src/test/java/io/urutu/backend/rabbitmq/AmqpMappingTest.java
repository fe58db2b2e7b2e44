package io.urutu.backend.rabbitmq;

import static org.assertj.core.api.Assertions.assertThat;

import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.Envelope;
import com.rabbitmq.client.impl.LongStringHelper;
import io.urutu.messaging.MessageKind;
import io.urutu.messaging.spi.IncomingMessage;
import io.urutu.messaging.spi.OutgoingMessage;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AmqpMappingTest {
    private static final Instant AT = Instant.parse("2026-11-21T10:15:30.123Z");

    @Test
    void whatWasSentTwiceArrivesAsRedelivered() {
        BasicProperties again = AmqpMapping.resent(new BasicProperties.Builder()
                .messageId("id-1")
                .headers(Map.of("tenant", "a"))
                .build());

        IncomingMessage message = AmqpMapping.incoming("q", new Envelope(1, false, "x", "t"), again, new byte[0]);

        assertThat(message.redelivered()).isTrue();
        assertThat(message.deliveries()).isZero();
        assertThat(message.headers()).containsExactly(Map.entry("tenant", "a"));
        assertThat(message.id()).contains("id-1");
    }

    @Test
    void writesEveryProperty() {
        OutgoingMessage message = new OutgoingMessage(
                "id-1",
                "order.paid",
                MessageKind.TASK,
                true,
                "application/json",
                Map.of("n", new BigInteger("9")),
                new byte[0],
                AT,
                Optional.of(Duration.ofNanos(1)));

        BasicProperties properties = AmqpMapping.properties(message, "shop");

        assertThat(properties.getDeliveryMode()).isEqualTo(2);
        assertThat(properties.getMessageId()).isEqualTo("id-1");
        assertThat(properties.getType()).isEqualTo("order.paid");
        assertThat(properties.getContentType()).isEqualTo("application/json");
        assertThat(properties.getAppId()).isEqualTo("shop");
        assertThat(properties.getTimestamp()).isEqualTo(Date.from(AT));
        assertThat(properties.getExpiration()).isEqualTo("1");
        assertThat(properties.getHeaders()).isEqualTo(Map.of("n", "9"));
    }

    @Test
    void readsForeignHeadersAsTextsNumbersAndBooleans() {
        Map<String, Object> headers = new HashMap<>();
        headers.put("text", LongStringHelper.asLongString("ż"));
        headers.put("bytes", new byte[] {1, 2, 3});
        headers.put("date", Date.from(AT));
        headers.put("none", null);
        headers.put("number", 7L);
        headers.put("truth", false);
        headers.put("x-death", List.of(Map.of("queue", LongStringHelper.asLongString("q"), "count", 2)));
        headers.put("list", Arrays.asList(1, null));

        assertThat(read(headers, false).headers())
                .isEqualTo(Map.of(
                        "text", "ż",
                        "bytes", "AQID",
                        "date", "2026-11-21T10:15:30.123Z",
                        "number", 7L,
                        "truth", false,
                        "x-death", "[{count=2, queue=q}]",
                        "list", "[1, ]"));
    }

    @Test
    void countsDeliveriesAsTheBrokerDoes() {
        assertThat(read(Map.of("x-delivery-count", 2L), true).deliveries()).isEqualTo(2);
        assertThat(read(Map.of("x-delivery-count", 0, "x-acquired-count", 3), true)
                        .deliveries())
                .isEqualTo(3);
        assertThat(read(Map.of("x-delivery-count", 2L), true).headers()).isEmpty();
        assertThat(read(Map.of(), true).deliveries()).isZero();
    }

    @Test
    void believesNoCounterOnAFirstDelivery() {
        assertThat(read(Map.of("x-delivery-count", 9), false).deliveries()).isZero();
    }

    @Test
    void copiesADeadLetterForGood() {
        BasicProperties original = new BasicProperties.Builder()
                .deliveryMode(1)
                .expiration("5")
                .userId("guest")
                .correlationId("c")
                .headers(Map.of("CC", List.of("elsewhere"), "x-delivery-count", 1, "kept", "a", "cause", "old"))
                .build();

        BasicProperties copy = AmqpMapping.deadLetter(original, Map.of("cause", "new"));

        assertThat(copy.getDeliveryMode()).isEqualTo(2);
        assertThat(copy.getExpiration()).isNull();
        assertThat(copy.getUserId()).isNull();
        assertThat(copy.getCorrelationId()).isEqualTo("c");
        assertThat(copy.getHeaders()).isEqualTo(Map.of("kept", "a", "cause", "new"));
    }

    @Test
    void copiesARetryWithoutWhatWaitingLeft() {
        BasicProperties original = new BasicProperties.Builder()
                .deliveryMode(1)
                .expiration("5")
                .headers(Map.of(
                        "x-death",
                        List.of(),
                        "x-first-death-queue",
                        "app.retry.100",
                        "x-last-death-reason",
                        "expired",
                        "urutu-retries",
                        1,
                        "kept",
                        "a"))
                .build();

        BasicProperties copy = AmqpMapping.retry(original, Map.of("urutu-retries", 2), 7);
        BasicProperties lap = AmqpMapping.lap(copy, 0);

        assertThat(copy.getDeliveryMode()).isEqualTo(2);
        assertThat(copy.getExpiration()).isNull();
        assertThat(copy.getHeaders()).isEqualTo(Map.of("kept", "a", "urutu-retries", 2, "urutu-retry-remaining", 7L));
        assertThat(lap.getHeaders()).isEqualTo(Map.of("kept", "a", "urutu-retries", 2));
    }

    @Test
    void tellsACopyThatCameBackFromWhatForeignProducersSay() {
        Map<String, Object> headers =
                Map.of("urutu-origin-queue", "q", "urutu-origin-topic", "t", "urutu-retry-remaining", 9L);

        assertThat(topic("", "q", headers)).isEqualTo("t");
        assertThat(topic("urutu", "other.topic", headers)).isEqualTo("other.topic");
        assertThat(topic("", "q", Map.of("urutu-origin-queue", "p", "urutu-origin-topic", "t")))
                .isEqualTo("q");
        assertThat(topic("", "q", Map.of())).isEqualTo("q");
        assertThat(topic("", "q", Map.of("x-death", List.of(Map.of("queue", "q", "routing-keys", List.of("t"))))))
                .as("put back after the broker buried it")
                .isEqualTo("t");
        assertThat(topic("", "q", Map.of("x-death", List.of(Map.of("queue", "p", "routing-keys", List.of("t"))))))
                .isEqualTo("q");
        assertThat(remaining("", headers)).isEqualTo(9);
        assertThat(remaining("urutu", headers)).isZero();
        assertThat(remaining("", Map.of("urutu-retry-remaining", 9L))).isZero();
        assertThat(remaining("", Map.of("urutu-origin-queue", "q", "urutu-retry-remaining", "many")))
                .isZero();
    }

    private static String topic(String exchange, String routingKey, Map<String, Object> headers) {
        return AmqpMapping.incoming("q", new Envelope(1, false, exchange, routingKey), with(headers), new byte[0])
                .topic();
    }

    private static long remaining(String exchange, Map<String, Object> headers) {
        return AmqpMapping.remaining("q", new Envelope(1, false, exchange, "q"), with(headers));
    }

    private static BasicProperties with(Map<String, Object> headers) {
        return new BasicProperties.Builder().headers(headers).build();
    }

    private static IncomingMessage read(Map<String, Object> headers, boolean redelivered) {
        BasicProperties properties =
                new BasicProperties.Builder().headers(headers).build();
        return AmqpMapping.incoming("q", new Envelope(1, redelivered, "x", "t"), properties, new byte[0]);
    }
}
