package io.urutu.kernel;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads durations as annotations and configuration write them: {@code 250ms}, {@code 1.5s}, {@code 5m}, {@code 2h}, {@code 7d}, or ISO 8601. */
public final class Durations {
    private static final Pattern SHORT = Pattern.compile("(\\d{1,12}(?:\\.\\d{1,9})?)\\s*(ms|s|m|h|d)");

    private Durations() {}

    /** {@link IllegalArgumentException} for anything else, and for less than zero. */
    public static Duration parse(String text) {
        Duration duration = read(text.trim());
        if (duration.isNegative()) {
            throw new IllegalArgumentException("below zero: " + text);
        }
        return duration;
    }

    /** As {@link #parse}, and zero is refused too. */
    public static Duration positive(String text) {
        Duration duration = parse(text);
        if (duration.isZero()) {
            throw new IllegalArgumentException("not above zero: " + text);
        }
        return duration;
    }

    private static Duration read(String text) {
        Matcher matcher = SHORT.matcher(text.toLowerCase(Locale.ROOT));
        return matcher.matches() ? times(matcher.group(1), unit(matcher.group(2))) : iso(text);
    }

    private static Duration unit(String word) {
        return switch (word) {
            case "ms" -> Duration.ofMillis(1);
            case "s" -> Duration.ofSeconds(1);
            case "m" -> Duration.ofMinutes(1);
            case "h" -> Duration.ofHours(1);
            default -> Duration.ofDays(1);
        };
    }

    private static Duration times(String amount, Duration unit) {
        BigDecimal seconds = new BigDecimal(amount).multiply(BigDecimal.valueOf(unit.toNanos(), 9));
        return Duration.ofSeconds(
                seconds.longValue(),
                seconds.remainder(BigDecimal.ONE).movePointRight(9).longValue());
    }

    private static Duration iso(String text) {
        try {
            return Duration.parse(text);
        } catch (DateTimeParseException notIso) {
            throw new IllegalArgumentException("not a duration: " + text, notIso);
        }
    }
}
