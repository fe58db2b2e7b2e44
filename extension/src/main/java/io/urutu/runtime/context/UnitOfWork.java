package io.urutu.runtime.context;

import io.urutu.runtime.context.ExecutionPlan.Mode;
import java.time.Duration;

/** The transaction of one execution. Threading: confined to its thread. */
final class UnitOfWork {
    /** The transaction lives longer than the body may, so that the body's own timeout is the one that is told. */
    private static final Duration MARGIN = Duration.ofSeconds(10);

    private final Transactions transactions;
    private final Staging staging;
    private final RunningExecution execution;
    private final Duration limit;
    private boolean begun;
    private boolean committed;

    UnitOfWork(Transactions transactions, Staging staging, RunningExecution execution, Duration limit) {
        this.transactions = transactions;
        this.staging = staging;
        this.execution = execution;
        this.limit = limit;
    }

    /** Begins, unless the plan wants none or it has begun. */
    void begin() {
        if (begun || !isOurs()) {
            return;
        }
        try {
            transactions.begin(limit.isZero() ? 0 : (int) limit.plus(MARGIN).toSeconds());
        } catch (Exception refused) {
            throw ContextMessages.notBegun(target(), refused);
        }
        begun = true;
        committed = false;
        if (mode() == Mode.READ_ONLY) {
            staging.forbid();
        }
    }

    /** Commits, or rolls back what is read-only. */
    void complete() {
        if (!begun) {
            return;
        }
        if (mode() == Mode.READ_ONLY) {
            rollBack();
            return;
        }
        begun = false;
        try {
            transactions.commit();
            committed = true;
        } catch (Exception refused) {
            rollBackLeftOver();
            throw ContextMessages.notCommitted(target(), refused);
        }
    }

    void rollBack() {
        if (begun) {
            begun = false;
            rollBackLeftOver();
        }
    }

    boolean committed() {
        return committed;
    }

    void resetTimeout() {
        if (isOurs() && !limit.isZero()) {
            try {
                transactions.resetTimeout();
            } catch (Exception ignored) {
                ContextMessages.notRolledBack(target(), ignored);
            }
        }
    }

    /** A commit that was refused may leave a transaction behind, which the thread's next execution would trip over. */
    private void rollBackLeftOver() {
        try {
            transactions.rollback();
        } catch (Exception failed) {
            ContextMessages.notRolledBack(target(), failed);
        }
    }

    private boolean isOurs() {
        return mode() == Mode.OWN || mode() == Mode.READ_ONLY;
    }

    private Mode mode() {
        return execution.plan().transaction();
    }

    private String target() {
        return execution.info().target();
    }
}
