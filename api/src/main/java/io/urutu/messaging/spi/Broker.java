package io.urutu.messaging.spi;

import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.CompletionStage;

/**
 * A connection to a broker that heals itself.
 *
 * <p><b>Order.</b> {@link #start}, any number of {@link #send} and {@link #consume}, {@link #stopIntake}, {@link #close}.
 *
 * <p><b>Threading.</b> Safe for concurrent use. No method waits for the network, but {@link #close} and
 * {@link #stopIntake} up to the time they are given. The broker's own threads are plain ones and never run
 * application code.
 */
public interface Broker {
    /** The connector's name: {@code urutu-rabbitmq}, {@code urutu-embedded}. */
    String name();

    /** The topic exchange messages are published to and queues are bound to. */
    String exchange();

    /** The prefetch its address names, if it does ({@code prefetch_count} in a broker URL). */
    default OptionalInt prefetch() {
        return OptionalInt.empty();
    }

    /** Whether a confirmed message survives the end of this process. */
    boolean durable();

    /**
     * Connects in the background, for ever, and declares the topology on each connection before anything else uses it.
     * Throws nothing because the broker is away.
     */
    void start(Topology topology);

    /**
     * Sends the message, persistent, and completes with the broker's answer. While the broker is away the message is
     * kept in memory, in order, and sent (again) when it is back; the stage stays open meanwhile.
     *
     * @throws io.urutu.messaging.PublishRefusedException when nothing more can be kept
     */
    CompletionStage<Receipt> send(OutgoingMessage message);

    /** Who gets the replies to {@link #request}; told before {@link #start}, once. */
    void answerTo(ReplyListener listener);

    /**
     * As {@link #send}, and asks for a reply, which comes to the listener under the message's id. While the broker is
     * away it is kept no longer than the message's expiry, and then {@link Receipt.Refused}.
     *
     * @throws io.urutu.messaging.PublishRefusedException when nothing more can be kept
     */
    CompletionStage<Receipt> request(OutgoingMessage message);

    /**
     * Answers a delivery; topic and expiry of the message count nothing. Confirmed also when nobody waits any more.
     *
     * @throws io.urutu.messaging.PublishRefusedException when nothing more can be kept
     */
    CompletionStage<Receipt> reply(ReplyTo to, OutgoingMessage message);

    /** Whether {@link #send} would take this many messages more now. */
    boolean accepts(int more);

    /**
     * As {@link #accepts}, but a broker that is there and slower than its publishers makes them wait for room, no longer
     * than this. One that is away answers at once.
     */
    default boolean awaitRoom(int more, Duration atMost) throws InterruptedException {
        return accepts(more);
    }

    /**
     * Consumes from the queue until {@link #stopIntake}, across every loss of connection, channel or consumer. At most
     * {@code prefetch} deliveries are unsettled at a time, on this queue: brokers do not bound several queues together
     * (RabbitMQ's quorum queues refuse it), so whoever wants that bounds it behind the listener.
     */
    void consume(String queue, int prefetch, DeliveryListener listener);

    /**
     * Ends the consuming of this queue on this connection, across every reconnect, until {@link #resume}. What is
     * delivered already may still be settled, but where the queue has a single active consumer: there everything
     * unsettled goes back at once and in its order, so that the next consumer overtakes nothing. Nothing for a queue
     * that is not consumed or is paused already.
     */
    void pause(String queue);

    /** Consumes again from a queue that is paused. */
    void resume(String queue);

    /**
     * Ends all consuming; what is delivered already may still be settled. A single active consumer stays the active one,
     * without being delivered to, until {@link #close}. Waits at most this long for the broker's word.
     */
    void stopIntake(Duration atMost);

    /** Sends what still waits, then closes, both within this time; unsettled deliveries go back to their queues. Idempotent. */
    void close(Duration atMost);

    /** Whether the topology has been declared at least once since {@link #start}. */
    default boolean declared() {
        return status().connected();
    }

    BrokerStatus status();

    /** Does now what the clock it was given says is due; for whoever moves that clock by hand. */
    default void timePassed() {}
}
