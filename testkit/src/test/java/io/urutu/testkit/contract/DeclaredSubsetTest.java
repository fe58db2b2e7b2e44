package io.urutu.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

class DeclaredSubsetTest {
    @ExtendWith(DeclaredSubset.class)
    static class Whole {
        @Test
        void moves() {}

        @Test
        @Beyond(Promise.EXPIRY)
        void expires() {}

        @Test
        @Beyond({Promise.DEAD_LETTERS, Promise.DELIVERY_LIMIT})
        void buries() {}
    }

    @Without({Promise.DELIVERY_LIMIT, Promise.RETRY})
    static class Part extends Whole {}

    @Test
    void allIsRunWhereNothingIsWithheld() {
        TestExecutionSummary summary = run(Whole.class);

        assertThat(summary.getTestsSucceededCount()).isEqualTo(3);
        assertThat(summary.getTestsSkippedCount()).isZero();
    }

    @Test
    void whatNeedsAWithheldPromiseIsSkippedAndNothingElse() {
        TestExecutionSummary summary = run(Part.class);

        assertThat(summary.getTestsSucceededCount()).isEqualTo(2);
        assertThat(summary.getTestsSkippedCount()).isEqualTo(1);
    }

    private static TestExecutionSummary run(Class<?> suite) {
        SummaryGeneratingListener listener = new SummaryGeneratingListener();
        LauncherFactory.create()
                .execute(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(selectClass(suite))
                                .build(),
                        listener);
        return listener.getSummary();
    }
}
