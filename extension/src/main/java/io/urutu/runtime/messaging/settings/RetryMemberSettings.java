package io.urutu.runtime.messaging.settings;

import io.urutu.config.Setting;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What {@code urutu.messaging.retry.*} and {@code urutu.messaging.handlers.<name>.retry.*} say: members of {@code @RetryPolicy}. */
public record RetryMemberSettings(
        @Setting(doc = "How often the handler is called at most, the first call among them.")
                Optional<Integer> maxAttempts,
        @Setting(doc = "The pause after the first attempt.") Optional<Duration> delay,
        @Setting(doc = "How many times longer each pause is than the one before, at least 1.")
                Optional<Double> multiplier,
        @Setting(doc = "The longest pause.") Optional<Duration> maxDelay,
        @Setting(doc = "By which part of itself a pause may be shorter or longer, from 0 to 1.")
                Optional<Double> jitter,
        @Setting(doc = "What is retried, by the names of the exceptions' classes; also what they caused.")
                List<String> on,
        @Setting(doc = "What is not, in the same way. Counts more than on.") List<String> abortOn,
        @Setting(doc = "How long a message waits at the broker before it reaches the dead letter queue; at most 1h.")
                Optional<Duration> deadLetterDelay) {
    static final RetryMemberSettings NONE = new RetryMemberSettings(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            List.of(),
            Optional.empty());

    public RetryMemberSettings {
        on = List.copyOf(on);
        abortOn = List.copyOf(abortOn);
    }

    /** Whether it asks for what only a message that comes again can have. */
    public boolean asksForAttempts() {
        return maxAttempts.filter(count -> count > 1).isPresent();
    }
}
