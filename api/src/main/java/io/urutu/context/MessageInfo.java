package io.urutu.context;

import java.time.Duration;

/**
 * A delivery of a message to a handler.
 *
 * @param target the handler method, as {@code Class#method}
 * @param handler the handler's name
 * @param queue the queue it came from
 * @param topic the topic it was published under
 * @param messageId the id its publisher gave it
 * @param attempt which attempt this is, from 1
 * @param slotWait how long the delivery waited for a free worker in this process
 */
public record MessageInfo(
        String target, String handler, String queue, String topic, String messageId, int attempt, Duration slotWait)
        implements ExecutionInfo {
    @Override
    public ExecutionKind kind() {
        return ExecutionKind.MESSAGE;
    }
}
