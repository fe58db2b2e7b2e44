package io.urutu.runtime.messaging.binding;

import io.urutu.messaging.spi.QueuePlan;
import io.urutu.messaging.spi.Topology;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What has to exist at the broker for these handlers. Everything but a queue given by name carries the application's
 * name, so that two applications on one broker meet in the exchange only.
 */
public final class TopologyPlanner {
    private static final String QUEUE_TYPE = "x-queue-type";
    private static final String SINGLE_ACTIVE = "x-single-active-consumer";
    private static final String DEFAULT_QUEUE_TYPE = "quorum";

    private TopologyPlanner() {}

    public static Topology plan(String application, List<Handler> handlers) {
        List<QueuePlan> queues = byQueue(application, handlers).entrySet().stream()
                .map(queue -> queue(queue.getKey(), queue.getValue()))
                .toList();
        return new Topology(application + ".dlx", queues);
    }

    /** The handlers of each queue, in the order of the queues' names. */
    public static Map<String, List<Handler>> byQueue(String application, List<Handler> handlers) {
        return handlers.stream()
                .collect(Collectors.groupingBy(
                        handler -> handler.queue(application), TreeMap::new, Collectors.toList()));
    }

    private static QueuePlan queue(String name, List<Handler> handlers) {
        Set<String> topics =
                handlers.stream().flatMap(handler -> handler.topics().stream()).collect(Collectors.toUnmodifiableSet());
        Handler first = handlers.get(0);
        Map<String, Object> arguments = new HashMap<>(first.channel().arguments());
        arguments.putIfAbsent(QUEUE_TYPE, DEFAULT_QUEUE_TYPE);
        if (first.flow().ordered()) {
            arguments.putIfAbsent(SINGLE_ACTIVE, true);
        }
        Optional<String> deadLetters = first.deadLetter() ? Optional.of(name + ".dlq") : Optional.empty();
        return new QueuePlan(
                name, topics, deadLetters, arguments, first.channel().others());
    }
}
