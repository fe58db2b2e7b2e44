package io.urutu.runtime.messaging.binding;

import static org.assertj.core.api.Assertions.assertThat;

import io.urutu.messaging.RetrySettings;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RetryRuleTest {
    private static final Exception FAILURE = new IllegalStateException();
    private static final RetryRule THREE = new RetryRule(
            RetrySettings.of()
                    .maxAttempts(3)
                    .delay(Duration.ofSeconds(5))
                    .jitter(0)
                    .abortOn(IOException.class),
            Duration.ZERO);

    @Test
    void failuresHaveTheAttemptsOfThePolicy() {
        assertThat(THREE.afterFailure(1, FAILURE)).contains(Duration.ofSeconds(5));
        assertThat(THREE.afterFailure(2, FAILURE)).contains(Duration.ofSeconds(10));
        assertThat(THREE.afterFailure(3, FAILURE)).isEmpty();
        assertThat(THREE.afterFailure(1, new IOException())).isEmpty();
        assertThat(RetryRule.NONE.afterFailure(1, FAILURE)).isEmpty();
    }

    @Test
    void requestsHaveThePoliciesAttemptsToo() {
        assertThat(THREE.afterRequest(2, Optional.empty())).contains(Duration.ofSeconds(10));
        assertThat(THREE.afterRequest(2, Optional.of(Duration.ofDays(3)))).contains(Duration.ofDays(3));
        assertThat(THREE.afterRequest(3, Optional.of(Duration.ofDays(3)))).isEmpty();
    }

    @Test
    void requestsWithoutAPolicyHaveFive() {
        assertThat(RetryRule.NONE.afterRequest(4, Optional.of(Duration.ZERO))).contains(Duration.ZERO);
        assertThat(RetryRule.NONE.afterRequest(5, Optional.of(Duration.ZERO))).isEmpty();
    }
}
