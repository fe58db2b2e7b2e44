package io.urutu.tck.messaging.app;

import io.urutu.messaging.Event;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** One of each type whose JSON could differ between servers. */
@Event("tck.golden")
public record Golden(
        UUID id,
        String text,
        int number,
        long big,
        BigDecimal amount,
        boolean flag,
        Instant at,
        LocalDate day,
        Duration lasts,
        List<String> names,
        Map<String, Integer> counts,
        Optional<String> maybe,
        Optional<String> never,
        Level level,
        Inner inner) {

    /** A nested value. */
    public record Inner(String name, double ratio) {}

    /** An enum. */
    public enum Level {
        LOW,
        HIGH
    }

    /** Always the same. */
    public static Golden sample() {
        return new Golden(
                UUID.fromString("00000000-0000-7000-8000-000000000001"),
                "ação \"x\" </a> 🙂",
                -7,
                9007199254740993L,
                new BigDecimal("12.50"),
                true,
                Instant.parse("2026-01-02T03:04:05.678Z"),
                LocalDate.parse("2026-01-02"),
                Duration.ofSeconds(90),
                List.of("a", "b"),
                Map.of("one", 1),
                Optional.of("yes"),
                Optional.empty(),
                Level.HIGH,
                new Inner("deep", 0.5));
    }
}
