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
 * <p><b>Threading.</b> {@link #tend} and {@link #connectionChanged} are confined to the link's thread, {@link #inspect}
 * to its pulse's; the rest is safe for concurrent use.
 */
final class Consumption {
    private final String queue;
    private final int prefetch;
    private final DeliveryListener listener;
    private final RabbitTopology topology;
    private final Runnable onChange;
    private final Settlement settlement;
    private final Settler settler;
    private final Doubt doubt;

    private volatile @Nullable Attachment attachment;
    private volatile boolean stopped;
    private volatile boolean paused;
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
        this.doubt = new Doubt(queue, topology.isSingleActive(queue));
    }

    String queue() {
        return queue;
    }

    boolean isAttached() {
        Attachment present = attachment;
        return present != null && !present.isLost() && !stopped && !present.isCancelled();
    }

    void connectionChanged() {
        if (attachment != null) {
            listener.onLoss();
        }
        attachment = null;
        failures = 0;
        dueAt = System.nanoTime();
    }

    /** Does what is due now; the nanoseconds until something is due again. */
    long tend(Connection connection, Backoff backoff) {
        dropLost(backoff);
        withdrawSingleActive();
        if (stopped || paused || (isAttached() && !incomplete)) {
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

    /** After a pause: everything goes back in its order, and only then is another consumer the active one. */
    private void withdrawSingleActive() {
        Attachment present = attachment;
        // in this order, since a stop is said before it is done
        if (present == null || !present.isCancelled() || stopped || !topology.isSingleActive(queue)) {
            return;
        }
        attachment = null;
        listener.onLoss();
        present.withdraw();
    }

    private void dropLost(Backoff backoff) {
        Attachment present = attachment;
        if (present != null && present.isLost()) {
            listener.onLoss();
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
        Attachment present = attachment;
        if (present == null) {
            attach(connection);
        } else if (present.isCancelled()) {
            present.begin(prefetch);
            endIfUnwanted(present);
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
        endIfUnwanted(fresh);
    }

    private void endIfUnwanted(Attachment present) {
        if (stopped || paused) {
            end(present);
        }
    }

    /** A single active consumer stays it, deaf, until its channel ends: what it has in hand must not be overtaken. */
    private void end(Attachment present) {
        if (topology.isSingleActive(queue)) {
            present.ignore();
        } else {
            cancelled = present.cancel();
        }
    }

    /** On the thread of the {@link Pulse}; whether it is in doubt that the broker has our consumer. */
    boolean inspect(Pulse pulse) throws IOException, InterruptedException, TimeoutException {
        Attachment present = attachment;
        return doubt.look(pulse, isAttached() ? present : null);
    }

    /** Its consumer is attached anew. */
    void lose(String why) {
        Attachment present = attachment;
        if (present != null && !stopped) {
            present.lose(why);
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

    /** What is delivered already is settled on the old channel, which serves again after {@link #resume}. */
    void pause() {
        paused = true;
        Attachment present = attachment;
        if (present != null) {
            end(present);
        }
        onChange.run();
    }

    void resume() {
        paused = false;
        onChange.run();
    }

    /**
     * Closes the channel before its connection is closed, since the broker answers that after it has read what was
     * acknowledged. It still holds acknowledgements back where a quorum queue is behind (seen with RabbitMQ 3.10), and
     * loses those with the channel: their messages come again.
     */
    void finish() {
        Attachment present = attachment;
        if (present != null) {
            present.discard();
        }
    }

    /** Begins to stop; {@link #awaitCancelled} waits for the broker's word. */
    void stop() {
        stopped = true;
        Attachment present = attachment;
        if (present != null) {
            end(present);
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
