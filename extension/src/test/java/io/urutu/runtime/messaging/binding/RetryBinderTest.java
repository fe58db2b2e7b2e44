package io.urutu.runtime.messaging.binding;

import static org.assertj.core.api.Assertions.assertThat;

import io.urutu.kernel.Problems;
import io.urutu.messaging.RetrySettings;
import io.urutu.runtime.messaging.declaring.Declared;
import io.urutu.runtime.messaging.settings.Configured;
import io.urutu.runtime.messaging.settings.MessagingSettings;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Every key of a retry policy reaches the rule. */
class RetryBinderTest {
    private static final String GENERAL = "retry.";
    private static final String OWN = "handlers.paid.retry.";

    @Test
    void theHandlersConfigurationHoldsOverTheGeneral() {
        Map<String, String> keys = new HashMap<>(members(GENERAL, 9, 1, 4, 99, 0.9, 1));
        keys.putAll(members(OWN, 2, 3, 1.5, 40, 0.1, 7));

        assertThat(bind(keys)).isEqualTo(rule());
    }

    @Test
    void theGeneralHoldsWhereNothingElseIsSaid() {
        assertThat(bind(members(GENERAL, 2, 3, 1.5, 40, 0.1, 7))).isEqualTo(rule());
    }

    private static RetryRule rule() {
        return new RetryRule(
                RetrySettings.of()
                        .maxAttempts(2)
                        .delay(Duration.ofSeconds(3))
                        .multiplier(1.5)
                        .maxDelay(Duration.ofSeconds(40))
                        .jitter(0.1),
                Duration.ofSeconds(7));
    }

    private static RetryRule bind(Map<String, String> keys) {
        MessagingSettings settings = Configured.messaging(keys);
        Problems problems = new Problems();
        RetryRule rule = new RetryBinder(settings.retry(), problems)
                .bind(
                        Declared.handler("paid", "order.paid", true),
                        settings.handler("paid").retry(),
                        "key");
        assertThat(problems.sorted()).isEmpty();
        return rule;
    }

    private static Map<String, String> members(
            String prefix,
            int attempts,
            int delay,
            double multiplier,
            int maxDelay,
            double jitter,
            int deadLetterDelay) {
        return Map.of(
                prefix + "max-attempts",
                Integer.toString(attempts),
                prefix + "delay",
                delay + "s",
                prefix + "multiplier",
                Double.toString(multiplier),
                prefix + "max-delay",
                maxDelay + "s",
                prefix + "jitter",
                Double.toString(jitter),
                prefix + "dead-letter-delay",
                deadLetterDelay + "s");
    }
}
