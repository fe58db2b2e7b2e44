package io.urutu.backend.rabbitmq;

import com.rabbitmq.client.Connection;
import io.urutu.messaging.spi.DeliveryListener;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/**
 * Keeps every queue consumed: attaches what is not attached, with growing pauses, for ever.
 *
 * <p><b>Threading.</b> Attaching is confined to its link's thread; the rest is safe for concurrent use.
 */
final class Consumers implements Link.Session {
    private final RabbitTopology topology;
    private final Backlog backlog;
    private final Settler settler;
    private final Backoff backoff;
    private final List<Consumption> all = new CopyOnWriteArrayList<>();
    private final Semaphore changes = new Semaphore(0);
    private boolean stopped;

    Consumers(RabbitTopology topology, Backlog backlog, Settler settler, Backoff backoff) {
        this.topology = topology;
        this.backlog = backlog;
        this.settler = settler;
        this.backoff = backoff;
    }

    /** Nothing after {@link #stop}. */
    synchronized void add(String queue, int prefetch, DeliveryListener listener) {
        if (stopped) {
            return;
        }
        all.add(new Consumption(queue, prefetch, listener, topology, backlog, settler, this::wake));
        wake();
    }

    /**
     * A queue of this topic was deleted, as a message of ours found out. Who declares it again before the broker has
     * told our consumer is not told any more: RabbitMQ 3.10 then takes the old consumer over to the new queue, counts
     * it, and drops what it delivers to it. Hence a new one, whatever the old one is told.
     */
    void topicWasMissing(String topic) {
        for (Consumption each : all) {
            if (topology.takes(each.queue(), topic)) {
                each.lose("its queue was not there");
            }
        }
    }

    Set<String> attached() {
        return all.stream()
                .filter(Consumption::isAttached)
                .map(Consumption::queue)
                .collect(Collectors.toSet());
    }

    /** Each attaches on its own, so that one that cannot harms no other. */
    @Override
    public void prepare(Connection connection) {
        all.forEach(Consumption::connectionChanged);
    }

    @Override
    public void serve(Connection connection, Link link) throws InterruptedException {
        while (connection.isOpen() && !link.isEnded()) {
            long wait = TimeUnit.MINUTES.toNanos(1);
            for (Consumption each : all) {
                wait = Math.min(wait, each.tend(connection, backoff));
            }
            boolean changed = changes.tryAcquire(wait, TimeUnit.NANOSECONDS);
            if (changed) {
                changes.drainPermits();
            }
        }
        if (connection.isOpen()) {
            all.forEach(Consumption::finish);
        }
    }

    @Override
    public void wake() {
        changes.release();
    }

    void pause(String queue) {
        all.stream().filter(each -> each.queue().equals(queue)).forEach(Consumption::pause);
    }

    void resume(String queue) {
        all.stream().filter(each -> each.queue().equals(queue)).forEach(Consumption::resume);
    }

    @Override
    public boolean inspect(Connection connection, Pulse pulse)
            throws IOException, InterruptedException, TimeoutException {
        boolean doubtful = false;
        for (Consumption each : all) {
            doubtful |= each.inspect(pulse);
        }
        return doubtful;
    }

    void stop(Deadline deadline) throws InterruptedException {
        stopAll();
        for (Consumption each : all) {
            each.awaitCancelled(deadline);
        }
    }

    private synchronized void stopAll() {
        stopped = true;
        all.forEach(Consumption::stop);
    }
}
