package io.urutu.messaging.spi;

import java.util.List;

/**
 * What has to exist at the broker beside the exchange, planned at <em>bind</em> and declared on every connection.
 *
 * @param deadLetterExchange the direct exchange of this application's dead letters
 */
public record Topology(String deadLetterExchange, List<QueuePlan> queues) {
    public Topology {
        queues = List.copyOf(queues);
    }
}
