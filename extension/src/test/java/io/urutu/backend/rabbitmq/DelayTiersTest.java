package io.urutu.backend.rabbitmq;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DelayTiersTest {
    @ParameterizedTest
    @CsvSource({
        "PT0S, 100", "PT0.001S, 100", "PT0.1S, 100", "PT0.100000001S, 125", "PT0.101S, 125", "PT1S, 1000",
        "PT5S, 5000", "PT15S, 16000", "PT45S, 50000", "PT60S, 63000", "PT1H, 4000000", "PT4000S, 4000000",
        "PT4001S, 4000000", "P365D, 4000000"
    })
    void roundsUpToAPreferredNumber(Duration delay, long tier) {
        assertThat(DelayTiers.atLeast(delay)).isEqualTo(tier);
    }

    @Test
    void isNeverEarlyAndAtMostAQuarterLate() {
        Random random = new Random(1);
        for (int i = 0; i < 100_000; i++) {
            long millis = DelayTiers.SHORTEST + random.nextLong(DelayTiers.LONGEST - DelayTiers.SHORTEST + 1);

            long tier = DelayTiers.atLeast(Duration.ofMillis(millis));

            assertThat(tier).isBetween(millis, (long) (millis * 1.28));
            assertThat(DelayTiers.atLeast(Duration.ofMillis(tier))).isEqualTo(tier);
        }
    }
}
