package io.urutu.backend.embedded;

import io.urutu.kernel.Messages;
import io.urutu.messaging.PublishRefusedException;

/** 13000 to 13999. */
final class EmbeddedMessages {
    private static final Messages LOG = new Messages("embedded");

    private EmbeddedMessages() {}

    static void started(int limit) {
        LOG.warn(
                13000,
                "Messages are kept in the memory of this JVM only, at most " + limit
                        + ", and end with it. Set urutu.broker.url to use RabbitMQ.");
    }

    static PublishRefusedException full(int limit) {
        return new PublishRefusedException(Messages.code(13001) + " The embedded broker keeps " + limit
                + " messages, all it may. Let its queues and dead letter queues be consumed, or set urutu.broker.url.");
    }

    static PublishRefusedException notOpen() {
        return new PublishRefusedException(
                Messages.code(13002) + " The embedded broker is not open. Publish after its start and before its end.");
    }
}
