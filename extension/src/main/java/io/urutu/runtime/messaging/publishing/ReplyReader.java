package io.urutu.runtime.messaging.publishing;

import io.urutu.messaging.RequestFailedException;
import io.urutu.messaging.RequestFailedException.Reason;
import io.urutu.messaging.spi.OutgoingMessage;
import io.urutu.messaging.spi.Reply;
import io.urutu.runtime.messaging.delivery.Causes;
import io.urutu.runtime.messaging.delivery.FailureHeaders;
import io.urutu.runtime.messaging.payload.Codecs;
import io.urutu.runtime.messaging.payload.PayloadCheck;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Turns a reply into the value its requester asked for, or into the handler's failure.
 *
 * <p><b>Threading.</b> Safe for concurrent use.
 */
public final class ReplyReader {
    private final Codecs codecs;
    private final PayloadCheck check;
    private final long maxBytes;

    public ReplyReader(Codecs codecs, PayloadCheck check, long maxBytes) {
        this.codecs = codecs;
        this.check = check;
        this.maxBytes = maxBytes;
    }

    /** Null for a reply without a value. */
    <R> @Nullable R read(OutgoingMessage request, Reply reply, Class<R> type) {
        Object failure = reply.headers().get(FailureHeaders.CLASS);
        if (failure != null) {
            throw new RequestFailedException(
                    Reason.HANDLER_FAILED,
                    PublishingMessages.handlerFailed(
                            request, failure, reply.headers().get(FailureHeaders.MESSAGE)),
                    failure.toString());
        }
        if (reply.body().length == 0) {
            return null;
        }
        if (reply.body().length > maxBytes) {
            throw unreadable(request, reply.body().length + " bytes, more than urutu.messaging.max-bytes");
        }
        return decode(request, reply, type);
    }

    private <R> @Nullable R decode(OutgoingMessage request, Reply reply, Class<R> type) {
        @Nullable R value;
        try {
            value = type.cast(codecs.forContent(reply.contentType()).decode(reply.body(), type));
        } catch (Exception | StackOverflowError undecodable) {
            throw unreadable(
                    request,
                    "it is no " + type.getSimpleName() + " ("
                            + Causes.unwrapped(undecodable).getClass().getName() + ")");
        }
        List<String> violations = value == null ? List.of() : check.violations(value);
        if (!violations.isEmpty()) {
            throw unreadable(request, "constraints are violated at " + String.join(", ", violations));
        }
        return value;
    }

    private static RequestFailedException unreadable(OutgoingMessage request, String why) {
        return new RequestFailedException(Reason.UNREADABLE, PublishingMessages.replyUnreadable(request, why));
    }
}
