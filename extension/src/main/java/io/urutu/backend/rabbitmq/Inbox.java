package io.urutu.backend.rabbitmq;

import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What has come and the writer has not taken up yet. Adding takes no lock: all who publish at once would meet the writer,
 * and each other, at the {@link Backlog}'s for every message.
 *
 * <p><b>Threading.</b> Safe for concurrent use.
 */
final class Inbox {
    private final ConcurrentLinkedQueue<Outbound> messages = new ConcurrentLinkedQueue<>();
    private final AtomicInteger count = new AtomicInteger();

    int size() {
        return count.get();
    }

    void add(Outbound message) {
        count.incrementAndGet();
        messages.add(message);
    }

    /** Whether it was still here. */
    boolean takeBack(Outbound message) {
        boolean here = messages.remove(message);
        if (here) {
            count.decrementAndGet();
        }
        return here;
    }

    /** In the order of coming; what comes meanwhile may stay. */
    void moveTo(Deque<Outbound> others) {
        for (Outbound next = messages.poll(); next != null; next = messages.poll()) {
            count.decrementAndGet();
            others.addLast(next);
        }
    }
}
