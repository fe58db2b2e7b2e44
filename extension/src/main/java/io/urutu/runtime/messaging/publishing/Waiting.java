package io.urutu.runtime.messaging.publishing;

import io.urutu.messaging.RequestFailedException;
import io.urutu.messaging.spi.OutgoingMessage;
import io.urutu.messaging.spi.Reply;
import java.util.concurrent.CompletableFuture;

/** A request that waits for its reply. Threading: safe for concurrent use; what comes first completes it. */
final class Waiting<R> {
    private final OutgoingMessage message;
    private final Class<R> type;
    private final CompletableFuture<R> stage = new CompletableFuture<>();
    private volatile boolean confirmed;

    Waiting(OutgoingMessage message, Class<R> type) {
        this.message = message;
        this.type = type;
    }

    OutgoingMessage message() {
        return message;
    }

    CompletableFuture<R> stage() {
        return stage;
    }

    /** Whether the broker has it, and would not get it again after a lost connection. */
    boolean isConfirmed() {
        return confirmed;
    }

    void confirm() {
        confirmed = true;
    }

    void fail(RequestFailedException why) {
        stage.completeExceptionally(why);
    }

    /** An application's type may fail in any way to be made. */
    void answer(Reply reply, ReplyReader reader) {
        try {
            stage.complete(reader.read(message, reply, type));
        } catch (RuntimeException | Error failure) {
            stage.completeExceptionally(failure);
        }
    }
}
