package io.urutu.runtime.messaging.binding;

import io.urutu.messaging.RetrySettings;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/**
 * What comes after a failed attempt of one handler. Fixed at <em>bind</em>; knows nothing of messages and brokers.
 *
 * @param deadLetterDelay how long a message waits before it reaches the dead letter queue
 */
public record RetryRule(RetrySettings settings, Duration deadLetterDelay) {
    /** A failure is final. */
    static final RetryRule NONE = new RetryRule(RetrySettings.of().maxAttempts(1), Duration.ZERO);

    /** What {@code retry()} has where no attempts are named. */
    private static final int ATTEMPTS_ON_REQUEST = 5;

    /** The pause before the next attempt, after this one failed by itself; empty when it was the last. */
    public Optional<Duration> afterFailure(int attempt, Throwable failure) {
        return attempt < settings.maxAttempts() && settings.covers(failure)
                ? Optional.of(pauseAfter(attempt))
                : Optional.empty();
    }

    /** The pause before the next attempt, after the handler asked for one; empty when none is left. */
    public Optional<Duration> afterRequest(int attempt, Optional<Duration> asked) {
        return attempt < attemptsOnRequest()
                ? Optional.of(asked.orElseGet(() -> pauseAfter(attempt)))
                : Optional.empty();
    }

    public int attemptsOnRequest() {
        return settings.maxAttempts() > 1 ? settings.maxAttempts() : ATTEMPTS_ON_REQUEST;
    }

    private Duration pauseAfter(int attempt) {
        return settings.pauseAfter(attempt, ThreadLocalRandom.current().nextDouble());
    }
}
