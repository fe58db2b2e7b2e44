package io.urutu.runtime.rest;

import io.urutu.runtime.context.Completion;
import io.urutu.runtime.context.OpenExecution;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * One request's execution, from the request filter to whatever ends it first: the method's return, the response filter,
 * or the end of the request.
 *
 * <p><b>Threading.</b> Ended on the thread that opened it; others may only ask.
 */
final class HttpCall {
    private final ResourceTarget target;
    private final OpenExecution execution;
    private final Runnable left;
    private volatile boolean reached;
    private @Nullable Throwable recorded;

    /**
     * @param left called when it has ended
     */
    HttpCall(ResourceTarget target, OpenExecution execution, Runnable left) {
        this.target = target;
        this.execution = execution;
        this.left = left;
    }

    ResourceTarget target() {
        return target;
    }

    boolean isOpen() {
        return !execution.isEnded();
    }

    boolean isMine() {
        return execution.isMine();
    }

    /** Whether the interceptors have run, and with them everything that was to stand before the method. */
    boolean isReached() {
        return reached;
    }

    /** Whether this is the first call of the request's own method; any other resource method called inside joins. */
    boolean reaches(Object bean, String method, int parameters) {
        return !reached && target.isCalledAs(bean, method, parameters);
    }

    /** The method, with everything an execution is around it; ended on return where the transaction is ours. */
    @Nullable
    Object run(Callable<?> body) throws Exception {
        reached = true;
        if (execution.isContainers() && !target.asynchronous()) {
            return recorded(body);
        }
        Completion completion = closing(execution.run(body));
        if (completion.failure().isPresent()) {
            throw rethrow(completion.failure().get());
        }
        return completion.result();
    }

    /** Ends it with what the method's interceptor saw, after the container has completed its own transaction. */
    Completion endAsRecorded() {
        return end(recorded);
    }

    Completion end(@Nullable Throwable failure) {
        return closing(execution.end(failure));
    }

    private @Nullable Object recorded(Callable<?> body) throws Exception {
        try {
            return execution.around(body);
        } catch (Throwable failure) {
            recorded = failure;
            throw failure;
        }
    }

    private Completion closing(Completion completion) {
        left.run();
        return completion;
    }

    private static Exception rethrow(Throwable failure) {
        if (failure instanceof Error error) {
            throw error;
        }
        return failure instanceof Exception exception ? exception : new IllegalStateException(failure);
    }
}
