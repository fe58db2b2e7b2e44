package io.urutu.backend.rabbitmq;

import static org.assertj.core.api.Assertions.assertThat;

import com.rabbitmq.client.AMQP.BasicProperties;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrameRoomTest {
    private static final int FRAME = 4096;

    @Test
    void anOrdinaryMessageFitsWithoutBeingEncoded() {
        assertThat(FrameRoom.surelyFits(with(ordinary()), FRAME)).isTrue();
        assertThat(FrameRoom.surelyFits(new BasicProperties(), FRAME)).isTrue();
        assertThat(FrameRoom.surelyFits(with(ordinary()), 0)).as("no limit").isTrue();
        assertThat(FrameRoom.surelyFits(with(new WrittenHeaders().of(ordinary())), FRAME))
                .as("with texts that are bytes already")
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 10, 100, 400, 500, 1000, 1300, 1400, 5000, 40_000})
    void itNeverSaysSoOfWhatDoesNot(int length) throws IOException {
        Map<String, Object> headers = ordinary();
        headers.put("long", "\u20ac".repeat(length));
        assertNeverSaysSoOfWhatDoesNot(length, with(headers));
        assertNeverSaysSoOfWhatDoesNot(length, with(new WrittenHeaders().of(headers)));
    }

    private static void assertNeverSaysSoOfWhatDoesNot(int length, BasicProperties properties) throws IOException {
        if (FrameRoom.surelyFits(properties, FRAME)) {
            assertThat(properties.toFrame(1, 1).size()).isLessThanOrEqualTo(FRAME);
        } else {
            assertThat(length).isGreaterThan(100);
        }
    }

    @Test
    void whatOnlyTheEncoderKnowsIsLeftToIt() {
        assertThat(FrameRoom.surelyFits(with(Map.of("x-death", List.of(Map.of("count", 1L)))), FRAME))
                .isFalse();
        assertThat(FrameRoom.surelyFits(with(Map.of("n".repeat(86), 1)), FRAME)).isFalse();
        assertThat(FrameRoom.surelyFits(
                        new BasicProperties.Builder().messageId("i".repeat(86)).build(), FRAME))
                .isFalse();
        assertThat(FrameRoom.surelyFits(
                        new BasicProperties.Builder().type("t".repeat(86)).build(), FRAME))
                .isFalse();
    }

    private static BasicProperties with(Map<String, Object> headers) {
        return new BasicProperties.Builder()
                .messageId("0190163d-8694-739b-aea5-966c26f8ad90")
                .contentType("application/json")
                .headers(headers)
                .build();
    }

    private static Map<String, Object> ordinary() {
        Map<String, Object> headers = new HashMap<>();
        headers.put("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
        headers.put("urutu-version", 2);
        headers.put("tenant", "tijuca");
        headers.put("amount", 12.5);
        headers.put("urgent", true);
        headers.put("at", 1L);
        return headers;
    }
}
