package io.urutu.backend.smallrye;

import io.urutu.messaging.spi.IncomingMessage;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;

/** A message of a {@link Line}, to be settled once. Settled by the {@link Operator} only. */
final class Delivery {
    final Line line;
    final Message<?> message;
    final IncomingMessage incoming;
    private boolean settled;

    Delivery(Line line, Message<?> message, IncomingMessage incoming) {
        this.line = line;
        this.message = message;
        this.incoming = incoming;
    }

    /** Whether the broker still takes this delivery for ours. */
    boolean isOpen() {
        return !settled && !line.isLost();
    }

    void acknowledge() {
        if (ends()) {
            var unused = message.ack();
        }
    }

    /** @param how what makes this connector's no the one that is meant */
    void refuse(String why, Object... how) {
        if (ends()) {
            var unused = message.nack(new IllegalStateException(why), Metadata.of(how));
        }
    }

    /** On a line that is lost nothing is said: the number of the delivery is another one's on the next. */
    private boolean ends() {
        boolean open = isOpen();
        if (!settled) {
            settled = true;
            line.settled();
        }
        return open;
    }
}
