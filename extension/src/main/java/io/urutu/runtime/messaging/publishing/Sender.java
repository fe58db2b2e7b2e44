package io.urutu.runtime.messaging.publishing;

import io.urutu.messaging.PublishRefusedException;
import io.urutu.messaging.spi.Broker;
import io.urutu.messaging.spi.OutgoingMessage;
import io.urutu.messaging.spi.Receipt;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * Sends, and sees to it that no answer of the broker is lost in silence: a task no queue takes is an error, an event
 * nobody is bound to is counted and told once a topic.
 *
 * <p><b>Threading.</b> Safe for concurrent use.
 */
public final class Sender {
    /** Topics may be made from data; what is remembered of them is bounded. */
    private static final int MOST_TOPICS = 1000;

    private final Set<String> toldTopics = ConcurrentHashMap.newKeySet();
    private final LongAdder unrouted = new LongAdder();
    private final Connections connections;
    private final Duration patience;

    /** @param patience how long a publisher waits for a broker that is slower than it */
    public Sender(Connections connections, Duration patience) {
        this.connections = connections;
        this.patience = patience;
    }

    /** Whether every broker would keep this many more. */
    boolean accepts(int more) {
        return connections.all().values().stream().allMatch(broker -> broker.accepts(more));
    }

    /** {@link PublishRefusedException} when the broker would not keep this many more, even after a while. */
    void requireRoom(OutgoingMessage message, int more) {
        Broker broker = connections.of(message.connection());
        if (!broker.accepts(more) && !hasRoomSoon(broker, more)) {
            throw new PublishRefusedException(PublishingMessages.noRoom(message));
        }
    }

    private boolean hasRoomSoon(Broker broker, int more) {
        try {
            return broker.awaitRoom(more, patience);
        } catch (InterruptedException timedOut) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** The broker's answer, already told where it has to be. Fails only where the broker's own stage does. */
    CompletionStage<Receipt> send(OutgoingMessage message) {
        try {
            return connections
                    .of(message.connection())
                    .send(message)
                    .whenComplete((receipt, failure) -> tell(message, receipt, failure));
        } catch (RuntimeException refused) {
            PublishingMessages.notSent(message, String.valueOf(refused.getMessage()));
            return CompletableFuture.completedFuture(new Receipt.Refused(String.valueOf(refused.getMessage())));
        }
    }

    /** As {@link #send}, but whoever asks is told, and nobody else. */
    CompletionStage<Receipt> request(OutgoingMessage message) {
        return connections.of(message.connection()).request(message);
    }

    /** How many events found no queue since the start. */
    public long unrouted() {
        return unrouted.sum();
    }

    private void tell(OutgoingMessage message, Receipt receipt, Throwable failure) {
        if (failure != null) {
            PublishingMessages.notSent(message, String.valueOf(failure.getMessage()));
        } else if (receipt instanceof Receipt.Refused refused) {
            PublishingMessages.notSent(message, refused.reason());
        } else if (receipt instanceof Receipt.Unroutable) {
            tellUnroutable(message);
        }
    }

    private void tellUnroutable(OutgoingMessage message) {
        if (message.mandatory()) {
            PublishingMessages.unroutable(message);
            return;
        }
        unrouted.increment();
        if (toldTopics.size() < MOST_TOPICS && toldTopics.add(message.topic())) {
            PublishingMessages.nobodyBound(message.topic());
        }
    }
}
