package io.urutu.runtime.context;

import static org.assertj.core.api.Assertions.assertThat;

import io.urutu.context.CommitStage;
import io.urutu.runtime.context.ExecutionPlan.Mode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Where there is no JTA at all, executions still run, and release what they stage when they succeed. */
class WithoutJtaTest {
    private final TestApplication application = TestApplication.withoutJta();
    private final List<String> left = new ArrayList<>();

    @AfterEach
    void stop() {
        application.close();
    }

    @Test
    void stagedWorkLeavesWhenTheExecutionSucceeds() {
        Completion completion = application.run(() -> stage("sent"));
        application.run(() -> {
            stage("never");
            throw new IllegalStateException("no");
        });

        assertThat(completion.committed()).isTrue();
        assertThat(left).containsExactly("sent");
    }

    @Test
    void aReadOnlyExecutionStillCannotStage() {
        Completion completion = application.run(Mode.READ_ONLY, () -> stage("never"));

        assertThat(completion.failure().orElseThrow()).hasMessageStartingWith("URUTU05008");
        assertThat(left).isEmpty();
    }

    private Object stage(String what) {
        application.executions.stage(CommitStage.MESSAGES, () -> {
            left.add(what);
            return CompletableFuture.completedStage(null);
        });
        return null;
    }
}
