package io.urutu.messaging.spi;

import java.util.List;
import java.util.Set;

/**
 * What has to exist at the broker beside the exchange, planned at <em>bind</em> and declared on every connection.
 *
 * @param deadLetterExchange the direct exchange of this application's dead letters
 * @param elsewhere the names of queues that handlers of this application have by its other connections, which may lead to
 *     the same broker: not to be declared, and no queue without a handler
 */
public record Topology(String deadLetterExchange, List<QueuePlan> queues, Set<String> elsewhere) {
    public Topology {
        queues = List.copyOf(queues);
        elsewhere = Set.copyOf(elsewhere);
    }

    /** Of an application with this connection alone. */
    public Topology(String deadLetterExchange, List<QueuePlan> queues) {
        this(deadLetterExchange, queues, Set.of());
    }
}
