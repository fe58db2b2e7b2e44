package io.urutu.messaging;

import java.util.List;

/**
 * The state of the bus in this process, as health checks see it; for servers without MicroProfile Health and for
 * status pages.
 *
 * <pre>{@code @Inject BusStatus bus;  …  bus.connections().get(0).connected() }</pre>
 */
public interface BusStatus {
    /** Every connection to a broker: that of {@code urutu.broker.url} first, then the named ones in the order of their names. */
    List<Connection> connections();

    /** Every handler that this process should be consuming for. Empty without the role {@code worker}. */
    List<Consumer> consumers();

    /** How many events this process published that no queue was bound to, since it started: a success, but worth a look. */
    long unrouted();

    /** How many replies came after their requests had timed out, since the start. */
    long lateReplies();

    /**
     * A connection to a broker.
     *
     * @param name {@code default} for that of {@code urutu.broker.url}, else the {@code <connection>} of
     *     {@code urutu.broker.<connection>.url}
     * @param broker which implementation: {@code urutu-rabbitmq} or {@code urutu-embedded}
     * @param connected whether it is up now
     * @param durable whether messages survive the end of this process
     * @param waiting how many messages wait in memory to be sent or confirmed
     * @param lastProblem why it is down, without credentials; empty when it is up
     */
    record Connection(
            String name, String broker, boolean connected, boolean durable, int waiting, String lastProblem) {}

    /**
     * A queue this process should consume from.
     *
     * @param attached whether the broker has our consumer now
     */
    record Consumer(String queue, boolean attached) {}
}
