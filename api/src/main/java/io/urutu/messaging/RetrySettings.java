package io.urutu.messaging;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/**
 * How often something is tried, and with which pauses. Immutable: each method but the accessors returns a changed copy.
 *
 * <pre>{@code
 * RetrySettings.of().maxAttempts(8).delay(Duration.ofMillis(200)).abortOn(AccessDenied.class)
 * }</pre>
 *
 * <p>The pause after attempt n is {@code delay * multiplier^(n-1)}, at most {@code maxDelay}, and by {@code jitter} of
 * itself shorter or longer, still at most {@code maxDelay}. A jittered pause does not change the ones behind it.
 *
 * @param maxAttempts the first among them, at least 1
 * @param multiplier at least 1
 * @param jitter from 0 to 1
 * @param on what is tried again, by its class or the class of any of its causes; empty for all
 * @param abortOn what is not, in the same way; counts more than {@code on}
 */
public record RetrySettings(
        int maxAttempts,
        Duration delay,
        double multiplier,
        Duration maxDelay,
        double jitter,
        List<Class<? extends Throwable>> on,
        List<Class<? extends Throwable>> abortOn) {
    private static final Duration LONGEST = Duration.ofDays(365);
    private static final RetrySettings DEFAULT =
            new RetrySettings(5, Duration.ofSeconds(1), 2, Duration.ofSeconds(60), 0.2, List.of(), List.of());

    /** {@link IllegalArgumentException} for what is out of bounds. */
    public RetrySettings {
        require(maxAttempts >= 1, "maxAttempts is " + maxAttempts + ", and must be at least 1");
        require(isPause(delay), "delay is " + delay + ", and must be from 0 to 365 days");
        require(
                multiplier >= 1 && multiplier <= 1e6,
                "multiplier is " + multiplier + ", and must be from 1 to 1000000");
        require(isPause(maxDelay), "maxDelay is " + maxDelay + ", and must be from 0 to 365 days");
        require(jitter >= 0 && jitter <= 1, "jitter is " + jitter + ", and must be from 0 to 1");
        on = List.copyOf(on);
        abortOn = List.copyOf(abortOn);
    }

    /** Five attempts, pauses of 1, 2, 4 and 8 seconds, each 20 % shorter or longer; after any failure. */
    public static RetrySettings of() {
        return DEFAULT;
    }

    /** {@code 1} for no second try. */
    public RetrySettings maxAttempts(int count) {
        return new RetrySettings(count, delay, multiplier, maxDelay, jitter, on, abortOn);
    }

    /** The pause after the first attempt. */
    public RetrySettings delay(Duration first) {
        return new RetrySettings(maxAttempts, first, multiplier, maxDelay, jitter, on, abortOn);
    }

    /** How many times longer each pause is than the one before. */
    public RetrySettings multiplier(double factor) {
        return new RetrySettings(maxAttempts, delay, factor, maxDelay, jitter, on, abortOn);
    }

    /** No pause is longer, jitter or not. */
    public RetrySettings maxDelay(Duration longest) {
        return new RetrySettings(maxAttempts, delay, multiplier, longest, jitter, on, abortOn);
    }

    /** By which part of itself a pause may be shorter or longer. */
    public RetrySettings jitter(double part) {
        return new RetrySettings(maxAttempts, delay, multiplier, maxDelay, part, on, abortOn);
    }

    /** One kind more that is tried again, and with it what it caused. */
    public RetrySettings on(Class<? extends Throwable> type) {
        return new RetrySettings(maxAttempts, delay, multiplier, maxDelay, jitter, and(on, type), abortOn);
    }

    /** One kind more that is not, nor what it caused. */
    public RetrySettings abortOn(Class<? extends Throwable> type) {
        return new RetrySettings(maxAttempts, delay, multiplier, maxDelay, jitter, on, and(abortOn, type));
    }

    /** Whether a failure of this kind is worth another attempt. */
    public boolean covers(Throwable failure) {
        return !isOneOf(abortOn, failure) && (on.isEmpty() || isOneOf(on, failure));
    }

    /**
     * The pause after this attempt.
     *
     * @param attempt from 1
     * @param random from 0 to 1: where in the jitter's range the pause lies
     */
    public Duration pauseAfter(int attempt, double random) {
        double longest = maxDelay.toNanos();
        double plain = Math.min(longest, delay.toNanos() * Math.pow(multiplier, Math.max(0, attempt - 1)));
        double jittered = plain * (1 + jitter * (2 * random - 1));
        return Duration.ofNanos((long) Math.min(longest, jittered));
    }

    private static boolean isOneOf(List<Class<? extends Throwable>> types, Throwable failure) {
        if (types.isEmpty()) {
            return false;
        }
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Throwable each = failure; each != null && seen.add(each); each = each.getCause()) {
            for (Class<? extends Throwable> type : types) {
                if (type.isInstance(each)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static <T> List<T> and(List<T> before, T more) {
        List<T> all = new ArrayList<>(before);
        all.add(more);
        return all;
    }

    private static boolean isPause(Duration pause) {
        return !pause.isNegative() && pause.compareTo(LONGEST) <= 0;
    }

    private static void require(boolean holds, String text) {
        if (!holds) {
            throw new IllegalArgumentException("URUTU01101 " + text + ".");
        }
    }
}
