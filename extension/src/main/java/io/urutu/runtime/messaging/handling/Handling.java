package io.urutu.runtime.messaging.handling;

import io.urutu.context.Execution;
import io.urutu.messaging.spi.IncomingMessage;
import io.urutu.runtime.messaging.binding.Handler;
import org.jspecify.annotations.Nullable;

/**
 * Who handles what: one delivery on its way through one handler. Its text is what log lines carry, never the body.
 *
 * @param messageId the publisher's, or one of our own where a foreign producer gave none
 * @param inBatch whether it is one of several of one call, whose failure is told once
 * @param execution null until it runs; its flow is worked out when asked for, which is for log lines alone
 */
record Handling(
        Handler handler, IncomingMessage message, String messageId, @Nullable Execution execution, boolean inBatch) {
    static Handling of(Handler handler, IncomingMessage message, String messageId) {
        return new Handling(handler, message, messageId, null, false);
    }

    static Handling ofBatch(Handler handler, IncomingMessage message, String messageId) {
        return new Handling(handler, message, messageId, null, true);
    }

    Handling in(Execution running) {
        return new Handling(handler, message, messageId, running, inBatch);
    }

    @Override
    public String toString() {
        return "handler " + handler.name() + ", message " + messageId + ", execution "
                + (execution == null ? "none" : execution.id()) + ", flow "
                + (execution == null ? "none" : execution.flowId());
    }
}
