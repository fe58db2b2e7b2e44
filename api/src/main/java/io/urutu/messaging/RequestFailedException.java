package io.urutu.messaging;

import io.urutu.UrutuException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Why a request has no reply; what {@link MessagePublisher#request} completes with. */
public class RequestFailedException extends UrutuException {
    private static final long serialVersionUID = 1L;

    /** What became of the request. */
    public enum Reason {
        /** No queue is bound to its topic: nobody handled it. */
        UNROUTABLE,
        /** The broker did not take it: nobody handled it. */
        REFUSED,
        /** Its handler failed for good; {@link #failureClass()} tells how. Its work is rolled back. */
        HANDLER_FAILED,
        /** No reply came in time. It may have been handled, or be handled yet. */
        TIMED_OUT,
        /** The connection the reply was to come by broke, or the application stops. It may have been handled. */
        CONNECTION_LOST,
        /** A reply came, but is no value of the type asked for. It was handled. */
        UNREADABLE
    }

    private final Reason reason;
    private final @Nullable String failureClass;

    public RequestFailedException(Reason reason, String message) {
        this(reason, message, null);
    }

    public RequestFailedException(Reason reason, String message, @Nullable String failureClass) {
        super(message);
        this.reason = reason;
        this.failureClass = failureClass;
    }

    public Reason reason() {
        return reason;
    }

    /** The name of the handler's exception, or one word for a fault that is none; only with {@link Reason#HANDLER_FAILED}. */
    public Optional<String> failureClass() {
        return Optional.ofNullable(failureClass);
    }
}
