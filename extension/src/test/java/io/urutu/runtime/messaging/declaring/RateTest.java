package io.urutu.runtime.messaging.declaring;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class RateTest {
    @Test
    void rateIsReadInSecondsMinutesAndHours() {
        assertThat(Rate.parse("100/s")).contains(new Rate(100, Duration.ofSeconds(1)));
        assertThat(Rate.parse(" 10/m ")).contains(new Rate(10, Duration.ofMinutes(1)));
        assertThat(Rate.parse("5/h")).contains(new Rate(5, Duration.ofHours(1)));
        assertThat(List.of("", "100", "/s", "0/s", "-1/s", "x/s", "1/d", "1/ss", "2000000/s"))
                .allSatisfy(text -> assertThat(Rate.parse(text)).isEmpty());
    }
}
