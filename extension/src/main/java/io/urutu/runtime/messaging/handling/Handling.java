package io.urutu.runtime.messaging.handling;

import io.urutu.context.Execution;
import io.urutu.messaging.spi.IncomingMessage;
import io.urutu.runtime.messaging.binding.Handler;

/**
 * Who handles what: one delivery on its way through one handler. Its text is what log lines carry, never the body.
 *
 * @param messageId the publisher's, or one of our own where a foreign producer gave none
 * @param inBatch whether it is one of several of one call, whose failure is told once
 * @param executionId {@code none} until it runs
 */
record Handling(
        Handler handler,
        IncomingMessage message,
        String messageId,
        String executionId,
        String flowId,
        boolean inBatch) {
    static Handling of(Handler handler, IncomingMessage message, String messageId) {
        return new Handling(handler, message, messageId, "none", "none", false);
    }

    static Handling ofBatch(Handler handler, IncomingMessage message, String messageId) {
        return new Handling(handler, message, messageId, "none", "none", true);
    }

    Handling in(Execution execution) {
        return new Handling(handler, message, messageId, execution.id(), execution.flowId(), inBatch);
    }

    @Override
    public String toString() {
        return "handler " + handler.name() + ", message " + messageId + ", execution " + executionId + ", flow "
                + flowId;
    }
}
