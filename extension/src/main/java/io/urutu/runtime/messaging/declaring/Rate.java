package io.urutu.runtime.messaging.declaring;

import java.time.Duration;
import java.util.Optional;

/** How many in which time: {@code 100/s}, {@code 10/m}, {@code 5/h}. */
public record Rate(int permits, Duration per) {
    private static final int MOST = 1_000_000;

    /** Empty for anything else. */
    static Optional<Rate> parse(String text) {
        String clean = text.trim();
        int slash = clean.indexOf('/');
        if (slash < 1 || slash != clean.length() - 2) {
            return Optional.empty();
        }
        return unit(clean.charAt(slash + 1))
                .flatMap(per -> count(clean.substring(0, slash)).map(permits -> new Rate(permits, per)));
    }

    private static Optional<Duration> unit(char unit) {
        return switch (unit) {
            case 's' -> Optional.of(Duration.ofSeconds(1));
            case 'm' -> Optional.of(Duration.ofMinutes(1));
            case 'h' -> Optional.of(Duration.ofHours(1));
            default -> Optional.empty();
        };
    }

    private static Optional<Integer> count(String digits) {
        try {
            int permits = Integer.parseInt(digits.trim());
            return permits < 1 || permits > MOST ? Optional.empty() : Optional.of(permits);
        } catch (NumberFormatException malformed) {
            return Optional.empty();
        }
    }
}
