package io.urutu.backend.rabbitmq;

import io.urutu.messaging.spi.QueuePlan;
import io.urutu.messaging.spi.Topology;
import java.util.HashMap;
import java.util.Map;

/** What our queues are declared with: the same by every client, since a queue that differs is refused. */
public final class QueueArguments {
    private static final String QUEUE_TYPE = "x-queue-type";
    private static final String QUORUM = "quorum";

    /** Of a dead letter queue. */
    public static final Map<String, Object> OF_DEAD_LETTERS = Map.of(QUEUE_TYPE, QUORUM);

    private QueueArguments() {}

    /** At-least-once dead lettering, which needs reject-publish, is a promise of quorum queues only. */
    public static Map<String, Object> of(QueuePlan queue, Topology plan) {
        Map<String, Object> arguments = new HashMap<>();
        arguments.put(QUEUE_TYPE, QUORUM);
        arguments.putAll(queue.arguments());
        boolean isQuorum = QUORUM.equals(arguments.get(QUEUE_TYPE));
        if (isQuorum) {
            arguments.putIfAbsent("x-overflow", "reject-publish");
        }
        queue.deadLetterQueue().ifPresent(dead -> {
            arguments.putIfAbsent("x-dead-letter-exchange", plan.deadLetterExchange());
            arguments.putIfAbsent("x-dead-letter-routing-key", dead);
            if (isQuorum) {
                arguments.putIfAbsent("x-dead-letter-strategy", "at-least-once");
            }
        });
        return arguments;
    }
}
