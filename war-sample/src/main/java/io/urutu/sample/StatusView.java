package io.urutu.sample;

import io.urutu.messaging.BusStatus;

/**
 * The one broker connection of this application, as the API shows it.
 *
 * @param broker which implementation
 * @param connected whether it is up now
 * @param durable whether messages survive the end of the process
 * @param waiting how many messages wait in memory to be sent
 * @param consuming how many of our queues the broker has our consumers on
 * @param problem why it is down; empty when it is up
 */
public record StatusView(
        String broker, boolean connected, boolean durable, int waiting, long consuming, String problem) {
    static StatusView of(BusStatus bus) {
        BusStatus.Connection connection = bus.connections().get(0);
        return new StatusView(
                connection.broker(),
                connection.connected(),
                connection.durable(),
                connection.waiting(),
                bus.consumers().stream().filter(BusStatus.Consumer::attached).count(),
                connection.lastProblem());
    }
}
