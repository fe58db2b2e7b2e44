package io.urutu.runtime.context;

import static org.assertj.core.api.Assertions.assertThat;

import io.urutu.UrutuException;
import io.urutu.context.ExecutionKind;
import io.urutu.runtime.context.ExecutionPlan.Mode;
import jakarta.transaction.Status;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** JR-002, JR-003, JR-006: one unit of work, known to whoever asks, all or nothing. */
class ExecutionsTest {
    private final TestApplication application = TestApplication.with();
    private final TransactionProbe transaction = new TransactionProbe();

    @AfterEach
    void nothingIsLeftOnTheThread() {
        assertThat(application.executions.current()).isEmpty();
        assertThat(transaction.status()).isEqualTo(Status.STATUS_NO_TRANSACTION);
        application.close();
    }

    @Test
    void runsTheBodyInATransactionAndCommits() {
        Completion completion = application.run(() -> {
            transaction.watch();
            return "sent";
        });

        assertThat(completion.committed()).isTrue();
        assertThat(completion.result()).isEqualTo("sent");
        assertThat(completion.failure()).isEmpty();
        assertThat(transaction.outcome()).isEqualTo(Status.STATUS_COMMITTED);
    }

    @Test
    void anyExceptionRollsBackAndIsTold() {
        IOException thrown = new IOException("disk full");

        Completion completion = application.run(() -> {
            transaction.watch();
            throw thrown;
        });

        assertThat(completion.committed()).isFalse();
        assertThat(completion.failure()).containsSame(thrown);
        assertThat(transaction.outcome()).isEqualTo(Status.STATUS_ROLLEDBACK);
    }

    @Test
    void anErrorRollsBackAndIsTold() {
        AssertionError thrown = new AssertionError("no");

        Completion completion = application.run(() -> {
            transaction.watch();
            throw thrown;
        });

        assertThat(completion.failure()).containsSame(thrown);
        assertThat(transaction.outcome()).isEqualTo(Status.STATUS_ROLLEDBACK);
    }

    @Test
    void anExceptionThatIsKeptCommitsAndIsTold() {
        ExecutionPlan plan = new ExecutionPlan(Mode.OWN, List.of(IOException.class), List.of(), Map.of());
        IOException thrown = new IOException("known");

        Completion completion = application.executions.run(
                TestApplication.message("Mail#send"), plan, Origin.none(), Duration.ZERO, () -> {
                    transaction.watch();
                    throw thrown;
                });

        assertThat(completion.committed()).isTrue();
        assertThat(completion.failure()).containsSame(thrown);
        assertThat(transaction.outcome()).isEqualTo(Status.STATUS_COMMITTED);
    }

    @Test
    void aReadOnlyExecutionSucceedsAndKeepsNothing() {
        Completion completion = application.run(Mode.READ_ONLY, () -> {
            transaction.watch();
            return "read";
        });

        assertThat(completion.committed()).isTrue();
        assertThat(completion.result()).isEqualTo("read");
        assertThat(transaction.outcome()).isEqualTo(Status.STATUS_ROLLEDBACK);
    }

    @Test
    void anExecutionWithoutTransactionHasNone() {
        Completion completion = application.run(Mode.NONE, transaction::status);

        assertThat(completion.result()).isEqualTo(Status.STATUS_NO_TRANSACTION);
        assertThat(completion.committed()).isTrue();
    }

    @Test
    void aRefusedCommitIsTheFailure() {
        Completion completion = application.run(() -> {
            transaction.doom();
            return "sent";
        });

        assertThat(completion.committed()).isFalse();
        assertThat(completion.failure().orElseThrow())
                .isInstanceOf(UrutuException.class)
                .hasMessageStartingWith("URUTU05010 Mail#send: its transaction could not be committed");
    }

    @Test
    void aLatchedFailureDecidesWhateverIsReturned() {
        Completion completion = application.run(() -> {
            transaction.watch();
            application.executions.failOnly();
            return "sent";
        });

        assertThat(completion.committed()).isFalse();
        assertThat(completion.failure().orElseThrow())
                .hasMessage("URUTU05011 Mail#send: was marked to fail while it ran, so its work was rolled back "
                        + "although it returned.");
        assertThat(transaction.outcome()).isEqualTo(Status.STATUS_ROLLEDBACK);
    }

    @Test
    void neverInheritsATransaction() throws Exception {
        transaction.begin();

        Completion completion = application.run(() -> "never");

        transaction.rollback();
        assertThat(completion.committed()).isFalse();
        assertThat(completion.failure().orElseThrow())
                .hasMessage("URUTU05006 Mail#send: a transaction is already active on this thread. An execution never "
                        + "inherits one; find who began it and did not end it.");
    }

    @Test
    void doesNotNest() {
        Completion outer = application.run(() -> application.run(() -> "never"));

        Completion inner = (Completion) outer.result();
        assertThat(outer.committed()).isTrue();
        assertThat(inner.failure().orElseThrow())
                .hasMessage("URUTU05005 Mail#send: this thread already runs an execution, Mail#send. Executions do "
                        + "not nest; end that one first.");
    }

    @Test
    void tellsTheKindAndTheIdsOfTheRunningExecution() {
        application.run(() -> {
            var execution = application.executions.current().orElseThrow();
            assertThat(execution.kind()).isEqualTo(ExecutionKind.MESSAGE);
            assertThat(execution.info()).isEqualTo(TestApplication.message("Mail#send"));
            assertThat(execution.startedAt()).isEqualTo(TestApplication.NOW);
            assertThat(execution.id()).matches("[0-9a-f-]{14}7.*");
            return null;
        });
    }

    @Test
    void refusesToRunBeforeItHasStartedAndAfterItHasStopped() {
        Executions never = new ContextCapability().executions();

        Completion completion = never.run(
                TestApplication.message("Mail#send"),
                new ExecutionPlan(Mode.OWN, List.of(), List.of(), Map.of()),
                Origin.none(),
                Duration.ZERO,
                () -> "never");

        assertThat(completion.failure().orElseThrow())
                .hasMessageStartingWith("URUTU05004 Urutu does not run: it has not started yet, or has stopped.");
    }
}
