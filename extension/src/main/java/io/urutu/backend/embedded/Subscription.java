package io.urutu.backend.embedded;

import io.urutu.messaging.spi.DeliveryListener;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * One consumer of a queue and what it has not settled yet.
 *
 * <p><b>Threading.</b> Guarded by its {@link EmbeddedExchange}, its immutable parts apart.
 */
final class Subscription {
    private final EmbeddedQueue queue;
    private final int prefetch;
    private final DeliveryListener listener;
    /** In the order of delivery. */
    private final Set<Delivery> unsettled = new LinkedHashSet<>();

    private boolean held;

    Subscription(EmbeddedQueue queue, int prefetch, DeliveryListener listener) {
        this.queue = queue;
        this.prefetch = prefetch;
        this.listener = listener;
    }

    EmbeddedQueue queue() {
        return queue;
    }

    DeliveryListener listener() {
        return listener;
    }

    boolean hasRoom() {
        return !held && unsettled.size() < prefetch;
    }

    /** Nothing more is delivered to it, though it keeps its place among the consumers. */
    void hold() {
        held = true;
    }

    void admit() {
        held = false;
    }

    Delivery take(StoredMessage message) {
        Delivery delivery = new Delivery(this, message);
        unsettled.add(delivery);
        return delivery;
    }

    /** Whether it was still open. */
    boolean settle(Delivery delivery) {
        return unsettled.remove(delivery);
    }

    List<Delivery> releaseAll() {
        List<Delivery> released = new ArrayList<>(unsettled);
        unsettled.clear();
        return released;
    }
}
