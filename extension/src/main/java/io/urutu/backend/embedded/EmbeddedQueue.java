package io.urutu.backend.embedded;

import io.urutu.messaging.spi.QueuePlan;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A first-in-first-out queue with competing consumers.
 *
 * <p><b>Threading.</b> Guarded by its {@link EmbeddedExchange}.
 */
final class EmbeddedQueue {
    /** RabbitMQ 4's own for quorum queues; below zero means none. */
    private static final int DEFAULT_DELIVERY_LIMIT = 20;

    private final String name;
    private final @Nullable EmbeddedQueue deadLetters;
    private final int deliveryLimit;
    private final boolean singleActive;
    private final int maxPriority;
    private final Deque<StoredMessage> ready = new ArrayDeque<>();
    /** The one to be served next comes first. */
    private final Deque<Subscription> consumers = new ArrayDeque<>();

    EmbeddedQueue(String name, @Nullable EmbeddedQueue deadLetters, Map<String, Object> arguments) {
        this.name = name;
        this.deadLetters = deadLetters;
        this.deliveryLimit =
                arguments.get("x-delivery-limit") instanceof Number limit ? limit.intValue() : DEFAULT_DELIVERY_LIMIT;
        this.singleActive = Boolean.TRUE.equals(arguments.get("x-single-active-consumer"));
        this.maxPriority = arguments.get("x-max-priority") instanceof Number most ? most.intValue() : 0;
    }

    static EmbeddedQueue of(QueuePlan plan, @Nullable EmbeddedQueue deadLetters) {
        return new EmbeddedQueue(plan.name(), deadLetters, plan.arguments());
    }

    String name() {
        return name;
    }

    Optional<EmbeddedQueue> deadLetters() {
        return Optional.ofNullable(deadLetters);
    }

    /** Behind all that are as urgent. */
    void add(StoredMessage message) {
        int priority = message.priority(maxPriority);
        if (priority == 0) {
            ready.addLast(message);
            return;
        }
        Deque<StoredMessage> overtaken = new ArrayDeque<>();
        while (!ready.isEmpty() && ready.getLast().priority(maxPriority) < priority) {
            overtaken.push(ready.removeLast());
        }
        ready.addLast(message);
        ready.addAll(overtaken);
    }

    void addFirst(StoredMessage message) {
        ready.addFirst(message);
    }

    boolean mayDeliverAgain(StoredMessage message) {
        return deliveryLimit < 0 || message.deliveries() <= deliveryLimit;
    }

    boolean isSingleActive() {
        return singleActive;
    }

    void attach(Subscription consumer) {
        consumers.addLast(consumer);
    }

    void detach(Subscription consumer) {
        consumers.remove(consumer);
    }

    /** A single active consumer stays the one as long as it is there: no other overtakes what it has in hand. */
    private @Nullable Subscription nextConsumer() {
        if (singleActive) {
            Subscription active = consumers.peekFirst();
            return active != null && active.hasRoom() ? active : null;
        }
        for (int asked = consumers.size(); asked > 0; asked--) {
            Subscription consumer = consumers.removeFirst();
            consumers.addLast(consumer);
            if (consumer.hasRoom()) {
                return consumer;
            }
        }
        return null;
    }

    /** Takes the dead ones off the front; like RabbitMQ's, a dead one behind a live one waits for its turn. */
    List<StoredMessage> removeExpired(Instant now) {
        List<StoredMessage> expired = new ArrayList<>();
        while (!ready.isEmpty() && ready.getFirst().isExpired(now)) {
            expired.add(ready.removeFirst());
        }
        return expired;
    }

    /** The first message for the next consumer that may have one; null when there is no such pair. */
    @Nullable
    Delivery next() {
        if (ready.isEmpty()) {
            return null;
        }
        Subscription consumer = nextConsumer();
        return consumer == null ? null : consumer.take(ready.removeFirst());
    }

    List<StoredMessage> content() {
        return List.copyOf(ready);
    }
}
