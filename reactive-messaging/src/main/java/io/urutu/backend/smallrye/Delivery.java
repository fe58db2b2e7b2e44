package io.urutu.backend.smallrye;

import io.urutu.messaging.spi.IncomingMessage;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;

/** A message of a {@link Line}, to be settled once. Settled by the {@link Operator} only. */
final class Delivery {
    final Line line;
    final Message<?> message;
    private IncomingMessage incoming;
    private boolean settled;

    Delivery(Line line, Message<?> message, IncomingMessage incoming) {
        this.line = line;
        this.message = message;
        this.incoming = incoming;
    }

    /** As the listener gets it, now or when it is handed over again. */
    IncomingMessage incoming() {
        return incoming;
    }

    void next(IncomingMessage again) {
        incoming = again;
    }

    /** Whether the broker still takes this delivery for ours. */
    boolean isOpen() {
        return !settled && !line.isLost();
    }

    void acknowledge() {
        end(message::ack);
    }

    /** @param how what makes this connector's no the one that is meant */
    void refuse(String why, Object... how) {
        end(() -> message.nack(new IllegalStateException(why), Metadata.of(how)));
    }

    /** It is settled, and nothing is said: the broker has it, or will. */
    void forget() {
        end(() -> CompletableFuture.completedFuture(null));
    }

    /** On a line that is lost nothing is said: the number of the delivery is another one's on the next. */
    private void end(Supplier<CompletionStage<Void>> told) {
        if (settled) {
            return;
        }
        if (!line.isLost()) {
            var unused = told.get();
        }
        settled = true;
        line.settled();
    }
}
