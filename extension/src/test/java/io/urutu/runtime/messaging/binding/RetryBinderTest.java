package io.urutu.runtime.messaging.binding;

import static org.assertj.core.api.Assertions.assertThat;

import io.urutu.kernel.Problems;
import io.urutu.messaging.RetrySettings;
import io.urutu.runtime.messaging.settings.RetryMemberSettings;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Every key of a retry policy reaches the rule. */
class RetryBinderTest {
    private static final RetryMemberSettings FIRST = members(2, 3, 1.5, 40, 0.1, 7);
    private static final RetryMemberSettings OTHER = members(9, 1, 4, 99, 0.9, 1);

    @Test
    void theHandlersConfigurationHoldsOverTheGeneral() {
        assertThat(bind(OTHER, FIRST)).isEqualTo(rule());
    }

    @Test
    void theGeneralHoldsWhereNothingElseIsSaid() {
        assertThat(bind(FIRST, RetryMemberSettings.NONE)).isEqualTo(rule());
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

    private static RetryRule bind(RetryMemberSettings general, RetryMemberSettings own) {
        Problems problems = new Problems();
        RetryRule rule = new RetryBinder(general, problems)
                .bind(TopologyPlannerTest.declaration("paid", "order.paid", true), own, "key");
        assertThat(problems.sorted()).isEmpty();
        return rule;
    }

    private static RetryMemberSettings members(
            int attempts, int delay, double multiplier, int maxDelay, double jitter, int deadLetterDelay) {
        return new RetryMemberSettings(
                Optional.of(attempts),
                Optional.of(Duration.ofSeconds(delay)),
                Optional.of(multiplier),
                Optional.of(Duration.ofSeconds(maxDelay)),
                Optional.of(jitter),
                List.of(),
                List.of(),
                Optional.of(Duration.ofSeconds(deadLetterDelay)));
    }
}
