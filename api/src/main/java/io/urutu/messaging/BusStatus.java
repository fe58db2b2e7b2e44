package io.urutu.messaging;

import java.time.Duration;
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

    /** The pools of this process's handlers. Empty without the role {@code worker}. */
    List<Pool> pools();

    /**
     * Ends the consuming of this handler's queue in this process, across reconnects, until {@link #resume} or the end
     * of the process. What was delivered before is still handled; other replicas go on. Handlers that share the queue
     * pause together. Returns at once; twice is as good as once.
     *
     * @throws IllegalArgumentException for a name this process consumes for no handler of
     */
    void pause(String handler);

    /** Undoes {@link #pause}, under the same conditions. */
    void resume(String handler);

    /** How many events this process published that no queue was bound to, since it started: a success, but worth a look. */
    long unrouted();

    /** How many replies came after their requests had timed out, since the start. */
    long lateReplies();

    /** The threads of this process that run handlers. */
    Workers workers();

    /**
     * A connection to a broker.
     *
     * @param name {@code default} for that of {@code urutu.broker.url}, else the {@code <connection>} of
     *     {@code urutu.broker.<connection>.url}
     * @param broker which implementation: {@code urutu-rabbitmq} or {@code urutu-embedded}
     * @param connected whether it is up now
     * @param declared whether exchanges, queues and bindings were declared at least once since this process started
     * @param durable whether messages survive the end of this process
     * @param waiting how many messages wait in memory to be sent or confirmed
     * @param lastProblem why it is down, without credentials; empty when it is up
     */
    record Connection(
            String name,
            String broker,
            boolean connected,
            boolean declared,
            boolean durable,
            int waiting,
            String lastProblem) {}

    /**
     * A queue this process should consume from.
     *
     * @param attached whether the broker has our consumer now
     * @param paused whether {@link #pause} ended the consuming for now; then it is missing nowhere
     */
    record Consumer(String queue, boolean attached, boolean paused) {}

    /**
     * The calls that share a bound in this process, since it started.
     *
     * @param name of {@code @MessageHandler(pool = …)}, {@code default}, or the handler's whose own it is
     * @param bound how many calls run at a time at most; 0 for any number
     * @param running how many run or have a worker to come
     * @param waiting how many wait for a slot, that is, for one of those to end
     * @param calls how many have begun
     * @param slow how many of them waited a second or longer for slot and worker
     * @param waited how long all of them waited for slot and worker
     */
    record Pool(String name, int bound, int running, int waiting, long calls, long slow, Duration waited) {}

    /**
     * The threads that run handlers.
     *
     * @param threads how many there should be; 0 without the role {@code worker}
     * @param alive how many there are
     * @param lost how many threads of this process, those of requests included, run something that did not answer the
     *     interrupt at its timeout
     */
    record Workers(int threads, int alive, int lost) {}
}
