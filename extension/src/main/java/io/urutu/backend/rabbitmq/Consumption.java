package io.urutu.backend.rabbitmq;

import com.rabbitmq.client.Connection;
import io.urutu.messaging.spi.DeliveryListener;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The wish to consume one queue, and the {@link Attachment} that fulfils it at present.
 *
 * <p><b>Threading.</b> {@link #tend} and {@link #connectionChanged} are confined to the link's thread; the rest is safe
 * for concurrent use.
 */
final class Consumption {
    private final String queue;
    private final int prefetch;
    private final DeliveryListener listener;
    private final RabbitTopology topology;
    private final Runnable onChange;
    private final Settlement settlement;
    private final Settler settler;

    private volatile @Nullable Attachment attachment;
    private volatile boolean stopped;
    /** Something of its topology is gone, though the queue itself may be there. */
    private volatile boolean incomplete;

    private volatile CompletableFuture<?> cancelled = CompletableFuture.completedFuture(null);
    private int failures;
    private long dueAt = System.nanoTime();
    /** Why it is not attached, as far as it was told; empty while it is. */
    private String told = "";

    Consumption(
            String queue,
            int prefetch,
            DeliveryListener listener,
            RabbitTopology topology,
            Backlog backlog,
            Settler settler,
            Runnable onChange) {
        this.queue = queue;
        this.prefetch = prefetch;
        this.listener = listener;
        this.topology = topology;
        this.onChange = onChange;
        this.settler = settler;
        this.settlement = new Settlement(queue, topology, backlog, this::missGrave);
    }

    String queue() {
        return queue;
    }

    boolean isAttached() {
        Attachment present = attachment;
        return present != null && !present.isLost() && !stopped;
    }

    void connectionChanged() {
        attachment = null;
        failures = 0;
        dueAt = System.nanoTime();
    }

    /** Does what is due now; the nanoseconds until something is due again. */
    long tend(Connection connection, Backoff backoff) {
        dropLost(backoff);
        if (stopped || (attachment != null && !incomplete)) {
            return Long.MAX_VALUE;
        }
        long wait = dueAt - System.nanoTime();
        if (wait > 0) {
            return wait;
        }
        try {
            complete(connection);
            return Long.MAX_VALUE;
        } catch (IOException | RuntimeException failure) {
            if (told.isEmpty()) {
                told = Faults.text(failure);
            }
            return pause(backoff);
        }
    }

    private void dropLost(Backoff backoff) {
        Attachment present = attachment;
        if (present != null && present.isLost()) {
            attachment = null;
            present.discard();
            RabbitMessages.consumerLost(queue, present.reason());
            told = present.reason();
            pause(backoff);
        }
    }

    private void complete(Connection connection) throws IOException {
        topology.declare(connection, queue);
        incomplete = false;
        if (attachment == null) {
            attach(connection);
        }
        failures = 0;
        if (!told.isEmpty()) {
            RabbitMessages.consumerBack(queue);
            told = "";
        }
    }

    private void attach(Connection connection) throws IOException {
        Attachment fresh = new Attachment(ThrowAway.open(connection), queue, listener, settlement, settler, onChange);
        try {
            fresh.begin(prefetch);
        } catch (IOException | RuntimeException failure) {
            fresh.discard();
            tell(Faults.text(failure));
            throw failure;
        }
        attachment = fresh;
        if (stopped) {
            cancelled = fresh.cancel();
        }
    }

    private long pause(Backoff backoff) {
        failures++;
        long wait = TimeUnit.MILLISECONDS.toNanos(backoff.after(failures));
        dueAt = System.nanoTime() + wait;
        return wait;
    }

    private void tell(String why) {
        if (!why.equals(told)) {
            told = why;
            RabbitMessages.notConsumed(queue, why);
        }
    }

    private void missGrave() {
        incomplete = true;
        onChange.run();
    }

    /** Begins to stop; {@link #awaitCancelled} waits for the broker's word. */
    void stop() {
        stopped = true;
        Attachment present = attachment;
        if (present != null) {
            cancelled = present.cancel();
        }
    }

    void awaitCancelled(Deadline deadline) throws InterruptedException {
        try {
            cancelled.get(deadline.remainingNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException | TimeoutException gone) {
            // the end of the channel cancels it, too
        }
    }
}
