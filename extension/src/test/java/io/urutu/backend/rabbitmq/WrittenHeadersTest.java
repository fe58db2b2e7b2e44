package io.urutu.backend.rabbitmq;

import static org.assertj.core.api.Assertions.assertThat;

import com.rabbitmq.client.impl.LongStringHelper;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Headers become what the client writes, once for all messages that share them. */
class WrittenHeadersTest {
    private final WrittenHeaders headers = new WrittenHeaders();

    @Test
    void textsAreBytesAndTheRestIsAsItWas() {
        assertThat(headers.of(Map.of("name", "S\u00e3o", "count", 1, "urgent", true, "share", 0.5)))
                .isEqualTo(Map.of(
                        "name", LongStringHelper.asLongString("S\u00e3o"), "count", 1, "urgent", true, "share", 0.5));
    }

    @Test
    void numbersWithoutBoundsAreTexts() {
        assertThat(headers.of(Map.of("big", BigInteger.TEN.pow(30), "exact", new BigDecimal("1.10"))))
                .isEqualTo(Map.of(
                        "big", LongStringHelper.asLongString("1" + "0".repeat(30)),
                        "exact", LongStringHelper.asLongString("1.10")));
    }

    @Test
    void whatIsSharedIsWrittenOnceAndWhatIsOnlyEqualIsNot() {
        Map<String, Object> shared = Map.of("a", "b");

        Map<String, Object> first = headers.of(shared);

        assertThat(headers.of(shared)).isSameAs(first);
        assertThat(headers.of(Map.of("a", "c"))).isNotEqualTo(first);
        assertThat(headers.of(shared)).isEqualTo(first);
    }
}
