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

    /**
     * @param handlers of this connection
     * @param others of the application's other connections
     */
    public static Topology plan(String application, List<Handler> handlers, List<Handler> others) {
        Map<String, List<Handler>> own = byQueue(application, handlers);
        List<QueuePlan> queues = own.entrySet().stream()
                .map(queue -> queue(queue.getKey(), queue.getValue()))
                .toList();
        Set<String> elsewhere = others.stream()
                .map(handler -> handler.queue(application))
                .filter(queue -> !own.containsKey(queue))
                .collect(Collectors.toUnmodifiableSet());
        return new Topology(application + ".dlx", queues, elsewhere);
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
