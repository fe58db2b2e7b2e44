package io.urutu.backend.rabbitmq;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BackoffTest {
    private final Backoff backoff = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(5), 2);

    @Test
    void growsUpToItsLimit() {
        assertThat(IntStream.of(0, 1, 2, 3, 6, 7, 1_000_000).mapToLong(failures -> backoff.after(failures, 0.5)))
                .containsExactly(100L, 100L, 200L, 400L, 3_200L, 5_000L, 5_000L);
    }

    @Test
    void isAFifthOffAtMost() {
        assertThat(backoff.after(1, 0)).isEqualTo(80);
        assertThat(backoff.after(1, 0.999)).isEqualTo(119);
    }
}
