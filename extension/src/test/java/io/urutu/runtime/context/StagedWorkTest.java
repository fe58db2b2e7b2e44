package io.urutu.runtime.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.urutu.context.CommitStage;
import io.urutu.context.spi.CurrentExecution;
import io.urutu.runtime.context.ExecutionPlan.Mode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** JR-005, W1.1: nothing leaves before the commit, and then in the one order, however it was staged. */
class StagedWorkTest {
    private final TestApplication application = TestApplication.with();
    private final TransactionProbe transaction = new TransactionProbe();
    private final List<String> left = new ArrayList<>();

    @AfterEach
    void stop() {
        application.close();
    }

    @Test
    void leavesAfterTheCommitByStageThenByCall() {
        application.run(() -> {
            stage(CommitStage.ROOMS, "room");
            stage(CommitStage.MESSAGES, "first");
            stage(CommitStage.MESSAGES, "second");
            stage(CommitStage.DATABASE, "row");
            assertThat(application.executions.staged()).isEqualTo(4);
            assertThat(left).isEmpty();
            return null;
        });

        assertThat(left).containsExactly("row", "first", "second", "room");
    }

    @Test
    void isDroppedWithTheTransaction() {
        application.run(() -> {
            stage(CommitStage.MESSAGES, "never");
            throw new IllegalStateException("no");
        });

        assertThat(left).isEmpty();
    }

    @Test
    void isDroppedWhenTheCommitIsRefused() {
        application.run(() -> {
            stage(CommitStage.MESSAGES, "never");
            transaction.doom();
            stage(CommitStage.MESSAGES, "never either");
            return null;
        });

        assertThat(left).isEmpty();
    }

    @Test
    void learnsOnceThatItIsDropped() {
        application.run(() -> {
            stageOrTell("undone with the transaction");
            throw new IllegalStateException("no");
        });
        application.run(() -> {
            stageOrTell("staged before the doom");
            transaction.doom();
            stageOrTell("staged in vain");
            return null;
        });
        application.run(Mode.NONE, () -> {
            stageOrTell("undone with the execution");
            throw new IllegalStateException("no");
        });
        application.run(() -> {
            stageOrTell("kept");
            return null;
        });

        assertThat(left)
                .containsExactly(
                        "undone with the transaction dropped",
                        "staged in vain dropped",
                        "staged before the doom dropped",
                        "undone with the execution dropped",
                        "kept");
    }

    @Test
    void oneThatFailsToLearnKeepsNoOtherFromIt() {
        application.run(() -> {
            application.executions.stage(CommitStage.MESSAGES, CompletableFuture::new, () -> {
                throw new IllegalStateException("as the test wants");
            });
            stageOrTell("the next");
            throw new IllegalStateException("no");
        });

        assertThat(left).containsExactly("the next dropped");
    }

    private void stageOrTell(String what) {
        application.executions.stage(CommitStage.MESSAGES, work(what), () -> left.add(what + " dropped"));
    }

    @Test
    void ofAnInnerTransactionLeavesWithItsOwnCommit() {
        CurrentExecution current = application.get(CurrentExecution.class);

        Completion completion = application.run(() -> {
            stage(CommitStage.MESSAGES, "outer");
            current.inNewTransaction(() -> {
                stage(CommitStage.MESSAGES, "inner");
                return null;
            });
            assertThat(left).containsExactly("inner");
            throw new IllegalStateException("the outer fails");
        });

        assertThat(completion.committed()).isFalse();
        assertThat(left).containsExactly("inner");
    }

    @Test
    void withoutTransactionLeavesWhenTheExecutionSucceeds() {
        application.run(Mode.NONE, () -> {
            stage(CommitStage.MESSAGES, "sent");
            assertThat(application.executions.staged()).isEqualTo(1);
            assertThat(left).isEmpty();
            return null;
        });
        application.run(Mode.NONE, () -> {
            stage(CommitStage.MESSAGES, "never");
            throw new IllegalStateException("no");
        });

        assertThat(left).containsExactly("sent");
    }

    @Test
    void withoutTransactionIsDroppedByALatchedFailure() {
        application.run(Mode.NONE, () -> {
            stage(CommitStage.MESSAGES, "never");
            application.executions.failOnly();
            return null;
        });

        assertThat(left).isEmpty();
    }

    @Test
    void belongsToATransactionBegunOutsideOfAnyExecution() throws Exception {
        transaction.begin();
        stage(CommitStage.MESSAGES, "sent");
        assertThat(left).isEmpty();
        transaction.commit();

        assertThat(left).containsExactly("sent");
    }

    @Test
    void isRefusedWhereItCouldNeverLeave() {
        Completion completion = application.run(Mode.READ_ONLY, () -> {
            stage(CommitStage.MESSAGES, "never");
            return null;
        });

        assertThat(completion.failure().orElseThrow())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("URUTU05008 nothing can be staged in a @ReadOnly transaction, which never commits. Remove "
                        + "@ReadOnly, or use Hooks.inNewTransaction or @NewTransaction for this part.");
    }

    @Test
    void isRefusedOutsideOfBoth() {
        assertThatThrownBy(() -> stage(CommitStage.MESSAGES, "never"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("URUTU05007 nothing can be staged here: there is neither a transaction nor an execution on "
                        + "this thread. Publish inside one, or send at once with PublishOptions.immediate().");
    }

    @Test
    void tellsWhenEverythingHasArrivedHoweverItEnds() {
        CompletableFuture<Void> underWay = new CompletableFuture<>();
        CompletableFuture<Void> refused = CompletableFuture.failedFuture(new IllegalStateException("refused"));

        Completion completion = application.run(() -> {
            application.executions.stage(CommitStage.MESSAGES, () -> underWay);
            application.executions.stage(CommitStage.MESSAGES, () -> refused);
            return null;
        });

        assertThat(completion.released().toCompletableFuture()).isNotDone();
        underWay.complete(null);
        assertThat(completion.released().toCompletableFuture()).isCompleted();
    }

    @Test
    void thatFailsToStartHindersNoOther() {
        Supplier<CompletionStage<?>> broken = () -> {
            throw new IllegalStateException("broken");
        };

        Completion completion = application.run(() -> {
            application.executions.stage(CommitStage.MESSAGES, broken);
            stage(CommitStage.MESSAGES, "sent");
            return null;
        });

        assertThat(completion.committed()).isTrue();
        assertThat(left).containsExactly("sent");
    }

    private void stage(CommitStage when, String what) {
        application.executions.stage(when, work(what));
    }

    private Supplier<CompletionStage<?>> work(String what) {
        return () -> {
            left.add(what);
            return CompletableFuture.completedStage(null);
        };
    }
}
