package io.urutu.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class IdsTest {
    private static Ids at(String instant) {
        return new Ids(Clock.fixed(Instant.parse(instant), ZoneOffset.UTC));
    }

    @Test
    void makesVersionSevenIdsThatSortByTime() {
        String earlier = at("2026-01-01T00:00:00Z").next();
        String later = at("2026-01-01T00:00:00.001Z").next();

        assertThat(UUID.fromString(earlier).version()).isEqualTo(7);
        assertThat(UUID.fromString(earlier).variant()).isEqualTo(2);
        assertThat(earlier).isLessThan(later);
    }

    @Test
    void neverMakesOneTwice() {
        Ids ids = at("2026-01-01T00:00:00Z");
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 10_000; i++) {
            assertThat(seen.add(ids.next())).isTrue();
        }
    }

    @Test
    void makesTraceAndSpanIdsOfTheRightLength() {
        Ids ids = at("2026-01-01T00:00:00Z");

        assertThat(ids.trace()).matches("[0-9a-f]{32}");
        assertThat(ids.span()).matches("[0-9a-f]{16}");
    }
}
