package io.urutu.runtime.context;

import io.urutu.context.CommitStage;
import io.urutu.runtime.context.ExecutionPlan.Mode;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import java.util.Optional;

/**
 * Decides what staged work belongs to: the JTA transaction active at the call, else the execution.
 *
 * <p><b>Threading.</b> Safe for concurrent use; speaks of the calling thread.
 */
final class Staging {
    /** Bound to a transaction in place of its staged work: it never commits. */
    private static final Object READ_ONLY = "read-only";

    private final Object key = new Object();
    private final Transactions transactions;

    Staging(Transactions transactions) {
        this.transactions = transactions;
    }

    void stage(CommitStage when, StagedWork.Work work, Optional<RunningExecution> running) {
        if (transactions.isDoomed()) {
            work.drop(); // now: nothing can be registered any more
            return;
        }
        if (transactions.isActive()) {
            ofTransaction(running).add(when, work);
            return;
        }
        RunningExecution execution = running.orElseThrow(ContextMessages::outside);
        if (execution.plan().transaction() == Mode.READ_ONLY) {
            throw ContextMessages.readOnly();
        }
        execution.staged().add(when, work);
    }

    int size(Optional<RunningExecution> running) {
        if (transactions.isActive()) {
            return transactions.resource(key) instanceof StagedWork staged ? staged.size() : 0;
        }
        return running.map(execution -> execution.staged().size()).orElse(0);
    }

    /** From now on staging in the active transaction is refused. */
    void forbid() {
        if (transactions.isActive()) {
            transactions.bind(key, READ_ONLY);
        }
    }

    private StagedWork ofTransaction(Optional<RunningExecution> running) {
        Object bound = transactions.resource(key);
        if (bound == READ_ONLY) {
            throw ContextMessages.readOnly();
        }
        if (bound instanceof StagedWork staged) {
            return staged;
        }
        StagedWork staged = new StagedWork();
        Releases releases = running.map(RunningExecution::releases).orElseGet(Releases::new);
        transactions.onCompletion(new ReleaseOnCommit(staged, releases));
        transactions.bind(key, staged);
        return staged;
    }

    private record ReleaseOnCommit(StagedWork staged, Releases releases) implements Synchronization {
        @Override
        public void beforeCompletion() {}

        @Override
        public void afterCompletion(int status) {
            if (status == Status.STATUS_COMMITTED) {
                staged.release(releases);
            } else {
                staged.drop();
            }
        }
    }
}
