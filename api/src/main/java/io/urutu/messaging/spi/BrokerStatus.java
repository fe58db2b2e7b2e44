package io.urutu.messaging.spi;

import java.util.Set;

/**
 * What a broker connection knows of itself now.
 *
 * @param connected whether a connection is up and its topology declared
 * @param waiting how many messages are kept in memory, unsent or unconfirmed
 * @param attached the queues the broker has our consumers on
 * @param lastProblem why it is not connected, without credentials; empty when it is
 */
public record BrokerStatus(boolean connected, int waiting, Set<String> attached, String lastProblem) {
    public BrokerStatus {
        attached = Set.copyOf(attached);
    }
}
