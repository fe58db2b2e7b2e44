package io.urutu.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class VirtualClockTest {
    private final VirtualClock clock = new VirtualClock(Instant.EPOCH);

    @Test
    void movesOnlyWhenTold() {
        assertThat(clock.instant()).isEqualTo(Instant.EPOCH).isEqualTo(clock.instant());

        clock.advance(Duration.ofHours(1));

        assertThat(clock.instant()).isEqualTo(Instant.EPOCH.plusSeconds(3600));
    }

    @Test
    void clocksOfOtherZonesMoveWithIt() {
        VirtualClock tokyo = clock.withZone(ZoneId.of("Asia/Tokyo"));

        tokyo.advance(Duration.ofMinutes(1));

        assertThat(tokyo.getZone()).isEqualTo(ZoneId.of("Asia/Tokyo"));
        assertThat(clock.instant()).isEqualTo(tokyo.instant()).isEqualTo(Instant.EPOCH.plusSeconds(60));
        assertThat(clock.getZone().getId()).isEqualTo("Z");
    }

    @Test
    void followersSeeTheTimeBeforeAndAfter() {
        List<Instant> seen = new ArrayList<>();
        clock.follow(new VirtualClock.Follower() {
            @Override
            public void beforeMove() {
                seen.add(clock.instant());
            }

            @Override
            public void afterMove() {
                seen.add(clock.instant());
            }
        });

        clock.advance(Duration.ofMillis(5));

        assertThat(seen).containsExactly(Instant.EPOCH, Instant.ofEpochMilli(5));
    }
}
