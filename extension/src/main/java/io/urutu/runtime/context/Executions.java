package io.urutu.runtime.context;

import io.urutu.context.CommitStage;
import io.urutu.context.Execution;
import io.urutu.context.ExecutionInfo;
import io.urutu.runtime.context.ExecutionPlan.Mode;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs executions, and tells the calling thread about its own.
 *
 * <p><b>Threading.</b> Safe for concurrent use; an execution is confined to its thread.
 */
public final class Executions {
    @SuppressWarnings("ThreadLocalUsage") // an instance per application: a static one would join two on one server
    private final ThreadLocal<@Nullable OpenExecution> mine = new ThreadLocal<>();

    private volatile @Nullable Engine engine;
    private volatile HeaderRules rules = HeaderRules.NONE;

    Executions() {}

    void start(Engine started) {
        engine = started;
    }

    void stop() {
        Engine running = engine;
        engine = null;
        if (running != null) {
            running.stop();
        }
    }

    /** Between start and stop. */
    public boolean isStarted() {
        return engine != null;
    }

    /**
     * Runs the body as an execution of its own on this thread, and returns after its transaction has completed. Throws
     * nothing: what went wrong is in the completion. On timeout the thread is interrupted; this method still returns
     * only when the body has.
     *
     * @param timeout zero for none
     */
    public Completion run(ExecutionInfo info, ExecutionPlan plan, Origin origin, Duration timeout, Callable<?> body) {
        OpenExecution open;
        try {
            open = open(info, plan, origin, timeout);
        } catch (RuntimeException refused) {
            return new Completion(false, Optional.of(refused), null, CompletableFuture.completedStage(null));
        }
        return open.run(body);
    }

    /**
     * Opens an execution on this thread: its scopes are active, its time runs, its transaction has not begun. Whoever
     * opens it ends it.
     *
     * @throws IllegalStateException where one runs already, or a transaction is active that we did not begin
     */
    public OpenExecution open(ExecutionInfo info, ExecutionPlan plan, Origin origin, Duration timeout) {
        Engine running = engine();
        OpenExecution other = mine.get();
        if (other != null) {
            throw ContextMessages.alreadyInside(
                    info.target(), other.execution().info().target());
        }
        if (plan.transaction() != Mode.CONTAINER && running.transactions().isActive()) {
            throw ContextMessages.inherited(info.target());
        }
        RunningExecution execution = new RunningExecution(
                running.ids().next(),
                info,
                plan,
                () -> Flow.of(origin, running.ids()),
                origin.headers(),
                running.clock().instant());
        OpenExecution open = new OpenExecution(this, running, execution, timeout);
        mine.set(open);
        return open;
    }

    /** What was opened on this thread and not yet ended. */
    public Optional<OpenExecution> opened() {
        return Optional.ofNullable(mine.get());
    }

    /** The execution of this thread. */
    public Optional<Execution> current() {
        return running().map(execution -> execution);
    }

    /** Headers that carry trace context and flow id of this thread's execution to whatever it publishes; empty outside one. */
    public Map<String, String> outgoing() {
        OpenExecution open = mine.get();
        return open == null ? Map.of() : open.execution().flow().headers();
    }

    /** The context headers of this thread's execution, by lower-case name; empty outside one. Not to be changed or kept. */
    public Map<String, String> contextHeaders() {
        OpenExecution open = mine.get();
        return open == null ? Map.of() : open.execution().headers();
    }

    /** Of these headers those that are to travel on, by lower-case name. */
    public Map<String, String> pick(Collection<String> names, Function<String, @Nullable Object> valueOf) {
        return rules.pick(names, valueOf);
    }

    void carry(HeaderRules given) {
        rules = given;
    }

    /** Whether the calling thread is in a JTA transaction. */
    public boolean isTransacted() {
        return engine().transactions().isActive();
    }

    /** Marks the transaction active now and the whole execution rollback-only; works from any thread that runs it. */
    public void failOnly() {
        running().ifPresent(RunningExecution::failOnly);
        engine().transactions().doom();
    }

    /**
     * Keeps the work for later: until the JTA transaction active now commits, or, where none is active, until the
     * execution succeeds. Dropped when it rolls back or fails. The work only hands over; its stage tells when it is done.
     *
     * @throws IllegalStateException outside both, or where nothing can ever be released (read-only)
     */
    public void stage(CommitStage when, Supplier<CompletionStage<?>> work) {
        stage(when, work, () -> {});
    }

    /**
     * As {@link #stage(CommitStage, Supplier)}.
     *
     * @param dropped run when the work is dropped, once; it only hands over
     */
    public void stage(CommitStage when, Supplier<CompletionStage<?>> work, Runnable dropped) {
        engine().staging().stage(when, new StagedWork.Work(work, dropped), running());
    }

    /** How many works are staged and not yet released or dropped by the calling thread's transaction or execution. */
    public int staged() {
        return engine().staging().size(running());
    }

    /** How many threads run something that did not answer the interrupt at its timeout, and so count as lost. */
    public int lostSlots() {
        return engine().limits().lost();
    }

    /** Whether the application has interceptors, which no execution may go around. */
    public boolean isIntercepted() {
        return !engine().interceptors().isEmpty();
    }

    Optional<RunningExecution> running() {
        return opened().map(OpenExecution::execution);
    }

    Engine engine() {
        Engine running = engine;
        if (running == null) {
            throw ContextMessages.notStarted();
        }
        return running;
    }

    void left() {
        mine.remove();
    }
}
