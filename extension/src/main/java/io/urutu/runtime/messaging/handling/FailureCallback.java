package io.urutu.runtime.messaging.handling;

import io.urutu.context.MessageInfo;
import io.urutu.runtime.context.Completion;
import io.urutu.runtime.context.Executions;
import io.urutu.runtime.messaging.binding.Settling;
import io.urutu.runtime.messaging.declaring.HandlerDeclaration;
import io.urutu.runtime.messaging.delivery.Causes;
import io.urutu.runtime.messaging.delivery.Delivery;
import io.urutu.runtime.messaging.delivery.Headers;
import java.time.Duration;
import java.util.Optional;

/**
 * Tells a handler's {@code exceptionHandler} of a failed attempt, in an execution of its own; the handler's is over and
 * rolled back, and the outcome decided.
 *
 * <p><b>Threading.</b> Safe for concurrent use; runs on the worker that calls it.
 */
final class FailureCallback {
    private final Executions executions;
    private final HandlerInvoker invoker;

    FailureCallback(Executions executions, HandlerInvoker invoker) {
        this.executions = executions;
        this.invoker = invoker;
    }

    /** Nothing for a handler without one. Throws nothing. */
    void tell(Handling handling, Delivery delivery, Throwable failure) {
        Optional<Settling.Callback> callback = handling.handler().settling().callback();
        if (callback.isPresent()) {
            run(handling, delivery, callback.get(), failure);
        }
    }

    private void run(Handling handling, Delivery delivery, Settling.Callback callback, Throwable failure) {
        Completion completion = executions.run(
                info(handling, callback),
                callback.plan(),
                Headers.origin(handling.message().headers(), executions),
                handling.handler().timeout(),
                () -> invoker.callback(handling.handler().declaration(), callback.method(), failure, delivery));
        completion
                .failure()
                .map(Causes::unwrapped)
                .ifPresent(fault -> HandlingMessages.exceptionHandlerFailed(handling, fault));
    }

    private static MessageInfo info(Handling handling, Settling.Callback callback) {
        HandlerDeclaration declaration = handling.handler().declaration();
        return new MessageInfo(
                declaration.bean().getBeanClass().getSimpleName() + "#"
                        + callback.method().getName(),
                handling.handler().name(),
                handling.message().queue(),
                handling.message().topic(),
                handling.messageId(),
                Delivery.attempt(handling.message()),
                Duration.ZERO);
    }
}
