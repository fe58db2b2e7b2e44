package io.urutu.runtime.context;

import io.urutu.runtime.context.ExecutionPlan.Mode;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * An execution that was opened and is to be ended on the same thread: at once by {@link #run}, or in steps where its
 * begin and its end are two calls of the server.
 *
 * <p><b>Threading.</b> Confined to the thread that opened it.
 */
public final class OpenExecution {
    private final Executions executions;
    private final Engine engine;
    private final RunningExecution execution;
    private final Duration limit;
    private final UnitOfWork work;
    private final TimeLimits.Watch watch;
    private final RequestScope requestScope;
    private final Thread thread = Thread.currentThread();
    private volatile boolean ended;

    OpenExecution(Executions executions, Engine engine, RunningExecution execution, Duration limit) {
        this.executions = executions;
        this.engine = engine;
        this.execution = execution;
        this.limit = limit;
        this.work = new UnitOfWork(engine.transactions(), engine.staging(), execution, limit);
        this.requestScope = engine.requestScopes().activate();
        this.watch = engine.limits().watch(execution.info().target(), limit);
    }

    /** Begins the transaction now, for callers that cannot be sure that {@link #around} will be reached. */
    public void begin() {
        work.begin();
    }

    /** Runs the body inside everything an execution is, and ends it. */
    public Completion run(Callable<?> body) {
        try {
            return end(around(body), null);
        } catch (Throwable failure) { // the completion carries it, an Error too
            return end(null, failure);
        }
    }

    /** Runs the body inside interceptors and transaction, and leaves the execution open. */
    public @Nullable Object around(Callable<?> body) throws Exception {
        if (!engine.interceptors().outer().isEmpty()) {
            work.rollBack(); // begun ahead and still empty: the outer interceptors run outside
        }
        return Interceptors.around(engine.interceptors().outer(), execution, () -> transacted(body));
    }

    /** Ends what is still open; without a failure its transaction is committed. */
    public Completion end(@Nullable Throwable failure) {
        try {
            if (failure == null) {
                complete();
            } else {
                fail(failure);
            }
            return end(null, failure);
        } catch (Throwable refused) { // the commit was
            return end(null, refused);
        }
    }

    public boolean isEnded() {
        return ended;
    }

    /** Whether the calling thread is the one that may end it. */
    public boolean isMine() {
        return Thread.currentThread() == thread;
    }

    /** Whether the transaction is the container's, and completes only after the method has returned. */
    public boolean isContainers() {
        return execution.plan().transaction() == Mode.CONTAINER;
    }

    RunningExecution execution() {
        return execution;
    }

    private @Nullable Object transacted(Callable<?> body) throws Exception {
        work.begin();
        Object result;
        try {
            result = Interceptors.around(engine.interceptors().inner(), execution, body);
        } catch (Throwable failure) {
            fail(failure);
            throw failure;
        }
        complete();
        return result;
    }

    private void complete() {
        if (watch.end()) {
            work.rollBack();
            throw ContextMessages.timedOut(target(), limit);
        }
        if (execution.isFailOnly()) {
            work.rollBack();
            throw ContextMessages.markedToFail(target());
        }
        work.complete();
    }

    private void fail(Throwable failure) {
        if (execution.plan().keeps(failure) && !execution.isFailOnly() && !watch.end()) {
            work.complete();
        } else {
            watch.expired(); // the rollback must not be interrupted
            work.rollBack();
        }
    }

    private Completion end(@Nullable Object result, @Nullable Throwable failure) {
        Verdict verdict = verdict(failure);
        try {
            work.rollBack();
            execution.instances().destroyAll();
            if (verdict.holds) {
                execution.staged().release(execution.releases());
            } else {
                execution.staged().drop();
            }
        } finally {
            leave();
        }
        return new Completion(
                verdict.holds,
                Optional.ofNullable(verdict.failure),
                result,
                execution.releases().all());
    }

    /** What was latched while it ran decides, whatever an interceptor made of it; what is committed stays committed. */
    private Verdict verdict(@Nullable Throwable failure) {
        if (watch.end()) {
            return new Verdict(work.committed(), ContextMessages.timedOut(target(), limit));
        }
        if (work.committed() || failure != null) {
            return new Verdict(work.committed(), failure);
        }
        return execution.isFailOnly()
                ? new Verdict(false, ContextMessages.markedToFail(target()))
                : new Verdict(true, null);
    }

    private void leave() {
        ended = true;
        work.resetTimeout();
        try {
            requestScope.close();
        } finally {
            executions.left();
        }
    }

    private String target() {
        return execution.info().target();
    }

    private record Verdict(boolean holds, @Nullable Throwable failure) {}
}
