package io.urutu.messaging.spi;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A durable queue.
 *
 * @param topics what it is bound to: topics, matched exactly, and patterns of words in which {@code *} stands for one
 *     word and {@code #} for any number
 * @param deadLetterQueue where its dead letters go: the name is also the routing key in the dead letter exchange
 * @param arguments the queue's {@code x-} arguments, {@code x-queue-type} among them; the dead letter ones are added
 *     by the broker
 * @param attributes what was written for its channel beside, for a connector that a {@link ConnectorProvider} brings
 */
public record QueuePlan(
        String name,
        Set<String> topics,
        Optional<String> deadLetterQueue,
        Map<String, Object> arguments,
        Map<String, String> attributes) {
    public QueuePlan {
        topics = Set.copyOf(topics);
        arguments = Map.copyOf(arguments);
        attributes = Map.copyOf(attributes);
    }

    /** Without attributes of a foreign connector. */
    public QueuePlan(String name, Set<String> topics, Optional<String> deadLetterQueue, Map<String, Object> arguments) {
        this(name, topics, deadLetterQueue, arguments, Map.of());
    }
}
