package io.urutu.backend.embedded;

import io.urutu.kernel.Messages;
import io.urutu.messaging.PublishRefusedException;

/** 13000 to 13999. */
final class EmbeddedMessages {
    private EmbeddedMessages() {}

    // 13000 retired: boot tells that the embedded broker is in use, and whether anybody asked for it

    static PublishRefusedException full(int limit) {
        return new PublishRefusedException(Messages.code(13001) + " The embedded broker keeps " + limit
                + " messages, all it may. Let its queues and dead letter queues be consumed, or set urutu.broker.url.");
    }

    static PublishRefusedException notOpen() {
        return new PublishRefusedException(
                Messages.code(13002) + " The embedded broker is not open. Publish after its start and before its end.");
    }
}
