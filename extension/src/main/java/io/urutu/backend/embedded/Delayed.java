package io.urutu.backend.embedded;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;

/**
 * Messages on their way to a queue, each until its time.
 *
 * <p><b>Threading.</b> Guarded by its {@link EmbeddedExchange}.
 */
final class Delayed {
    /** Of two due at one time the first come is the first. */
    record Entry(Instant dueAt, long number, EmbeddedQueue queue, StoredMessage message) {}

    private final PriorityQueue<Entry> entries =
            new PriorityQueue<>(Comparator.comparing(Entry::dueAt).thenComparing(Entry::number));
    private long count;

    void add(Instant dueAt, EmbeddedQueue queue, StoredMessage message) {
        entries.add(new Entry(dueAt, count++, queue, message));
    }

    boolean isEmpty() {
        return entries.isEmpty();
    }

    Optional<Instant> earliest() {
        return Optional.ofNullable(entries.peek()).map(Entry::dueAt);
    }

    List<Entry> removeDue(Instant now) {
        List<Entry> due = new ArrayList<>();
        for (Entry first = entries.peek(); first != null && !first.dueAt().isAfter(now); first = entries.peek()) {
            due.add(entries.remove());
        }
        return due;
    }
}
