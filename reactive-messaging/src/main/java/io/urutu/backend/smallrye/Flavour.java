package io.urutu.backend.smallrye;

import io.urutu.messaging.spi.Outcome;
import io.urutu.messaging.spi.OutgoingMessage;
import io.urutu.messaging.spi.QueuePlan;
import io.urutu.messaging.spi.ReplyTo;
import io.urutu.messaging.spi.Topology;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jspecify.annotations.Nullable;

/** What differs from connector to connector. All is called by the {@link Operator}, unless it is said otherwise. */
interface Flavour {
    /** Begins to see to it that what is planned exists; {@code changed} is called, on any thread, when that changes. */
    void start(Topology topology, Runnable changed);

    /** Whether messages may be sent. On any thread. */
    boolean isUp();

    /** Whether it is up and everything planned is there, as far as is known. */
    default boolean isReady() {
        return isUp();
    }

    /** Whether this queue may be consumed. */
    boolean isUp(String queue);

    /** Why it is not up; empty when it is. On any thread. */
    String problem();

    /** Whether the broker confirms after it is gone. */
    boolean durable();

    /** Whether unsettled messages have to come back in their order before another consumer is served. */
    boolean isSingleActive(String queue);

    /** @param number of the channel among those of this queue, one after the other */
    ChannelConfig incoming(QueuePlan queue, int prefetch, int number);

    /** Whether the broker itself bounds what is delivered and not settled. */
    default boolean keepsPrefetch() {
        return true;
    }

    ChannelConfig outgoing(String channel);

    /** Whether the broker takes nothing by this outgoing channel for now, and says so. */
    default boolean isBlocked(String channel) {
        return false;
    }

    /** How many messages an outgoing channel may be given that are not confirmed. */
    default int unconfirmed() {
        return 1_000;
    }

    /** More than a connector needs to have an outgoing channel back by itself, once the broker can be reached. */
    default Duration reconnects() {
        return Duration.ofSeconds(5);
    }

    /** On any thread. Throws {@link IllegalArgumentException}, with the reason, for what can never be sent. */
    Parcel parcel(OutgoingMessage message);

    /** An answer to whoever asked; empty where the connector has no way back. On any thread; throws as {@link #parcel}. */
    default Optional<Parcel> reply(ReplyTo to, OutgoingMessage message) {
        return Optional.empty();
    }

    /** On a thread of the connector's. Null for a message that is not for the listener, and is settled by us. */
    @Nullable
    Delivery delivery(Line line, String queue, Message<?> message);

    /** Null, which is what a failed listener leaves, requeues. */
    void settle(Delivery delivery, @Nullable Outcome outcome);

    /** Makes the connector let go of an outgoing channel, with what it has open for it. */
    void release(String channel);

    /** Ends a line, consumer and unsettled deliveries in one, so that the next consumer has those before all others. */
    void hangUp(Line line);

    /** Something of what was planned is gone. */
    void repair();

    /** Returns when what was settled on the channel before has left, or after this time. On any thread. */
    void flush(Line line, Duration atMost);

    /** From here on {@link #close} waits for what is released. On any thread. */
    void beginClose();

    /** Stops what {@link #start} began. On any thread. */
    void close(Duration atMost);
}
