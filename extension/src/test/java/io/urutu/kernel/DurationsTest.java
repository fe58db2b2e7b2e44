package io.urutu.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationsTest {
    @ParameterizedTest
    @CsvSource({
        "250ms,PT0.25S",
        "30s,PT30S",
        "5m,PT5M",
        "2h,PT2H",
        "7d,PT168H",
        "PT1H30M,PT1H30M",
        " 10 S ,PT10S",
        "1.5s,PT1.5S",
        "0ms,PT0S",
        "0.5h,PT30M",
        "999999999999d,PT23999999999976H"
    })
    void readsShortAndIsoForms(String text, Duration expected) {
        assertThat(Durations.parse(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "30", "s", "-1s", "-PT1S", "1.s", "5 weeks", "99999999999999s"})
    void refusesWhatIsNoDurationOrBelowZero(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Durations.parse(text));
    }

    @Test
    void refusesZeroWhereItMustBePositive() {
        assertThatIllegalArgumentException().isThrownBy(() -> Durations.positive("0s"));
        assertThat(Durations.positive("1ms")).isEqualTo(Duration.ofMillis(1));
    }
}
