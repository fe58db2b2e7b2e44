package io.urutu.backend.smallrye;

import io.urutu.messaging.spi.DeliveryListener;
import io.urutu.messaging.spi.QueuePlan;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The wish to consume one queue, and the {@link Line} that fulfils it at present. A line that its connector has lost, which
 * it tells by its health alone, is replaced by a new channel.
 *
 * <p><b>Threading.</b> Confined to the {@link Operator}, but for {@link #isAttached}.
 */
final class Inlet {
    private static final long FIRST_PAUSE = Duration.ofMillis(100).toNanos();
    private static final long LONGEST_PAUSE = Duration.ofSeconds(1).toNanos();
    /** Longer than a connector needs to find out by itself that its channel does not come up. */
    private static final long PATIENCE = Duration.ofSeconds(30).toNanos();

    private final QueuePlan queue;
    private final int prefetch;
    private final DeliveryListener listener;
    private final Channels channels;
    private final Flavour flavour;
    private final Operator operator;

    private @Nullable Line line;
    /** Paused ones, of which something is still in hand. */
    private final Set<Line> retiring = new HashSet<>();

    private volatile boolean attached;
    private boolean paused;
    private boolean stopped;
    private int failures;
    private int lines;
    private long begunAt;
    private long dueAt = System.nanoTime();
    private String told = "";

    Inlet(
            QueuePlan queue,
            int prefetch,
            DeliveryListener listener,
            Channels channels,
            Flavour flavour,
            Operator operator) {
        this.queue = queue;
        this.prefetch = prefetch;
        this.listener = listener;
        this.channels = channels;
        this.flavour = flavour;
        this.operator = operator;
    }

    String queue() {
        return queue.name();
    }

    /** On any thread. */
    boolean isAttached() {
        return attached;
    }

    /** @param health what the connector says of its channels */
    void inspect(Map<String, Boolean> health) {
        for (Line old : List.copyOf(retiring)) {
            if (!isHealthy(old, health)) {
                finish(old);
            }
        }
        Line present = line;
        if (present == null) {
            attachWhenDue();
        } else if (present.isDeaf()) {
            if (!isHealthy(present, health)) {
                drop(present);
            }
        } else {
            inspect(isHealthy(present, health));
        }
    }

    private void inspect(boolean healthy) {
        if (attached && !healthy) {
            lose("its connection or channel is gone");
        } else if (!attached && healthy) {
            attached = true;
            failures = 0;
            tellBack();
        } else if (!attached && System.nanoTime() - begunAt > PATIENCE) {
            lose("it did not come up");
        }
    }

    /** A connector that says nothing is believed to be well. */
    private static boolean isHealthy(Line any, Map<String, Boolean> health) {
        return health.getOrDefault(any.channel(), true);
    }

    private void attachWhenDue() {
        if (stopped || paused || dueAt - System.nanoTime() > 0 || !flavour.isUp(queue.name())) {
            return;
        }
        begunAt = System.nanoTime();
        ChannelConfig config = flavour.incoming(queue, prefetch, ++lines);
        Line fresh = new Line(queue.name(), config.channel(), prefetch, listener, flavour, operator, this::ended);
        line = fresh;
        try {
            channels.incoming(config).subscribe(fresh);
        } catch (RuntimeException refused) {
            lose(String.valueOf(refused.getMessage()));
        }
    }

    private void ended(String reason) {
        Line present = line;
        if (present != null && !present.isDeaf() && !present.isLost()) {
            lose(reason);
        }
    }

    private void lose(String reason) {
        Line present = line;
        if (present == null) {
            return;
        }
        if (!reason.equals(told)) {
            told = reason;
            SmallryeMessages.consumerLost(queue.name(), reason);
        }
        drop(present);
        flavour.repair();
        failures++;
        dueAt = System.nanoTime() + Math.min(LONGEST_PAUSE, FIRST_PAUSE << Math.min(failures - 1, 10));
    }

    private void tellBack() {
        if (!told.isEmpty()) {
            told = "";
            SmallryeMessages.consumerBack(queue.name());
        }
    }

    /** What it delivered is the broker's again. */
    private void drop(Line present) {
        line = null;
        attached = false;
        present.lose();
        listener.onLoss();
        flavour.hangUp(present);
    }

    /** What is in hand is settled on the old channel, which ends then; a single active consumer gives all back at once. */
    void pause() {
        paused = true;
        attached = false;
        Line present = line;
        if (present == null || present.isDeaf()) {
            return;
        }
        if (flavour.isSingleActive(queue.name())) {
            drop(present);
            return;
        }
        line = null;
        retiring.add(present);
        present.cancel();
        present.whenSettled(() -> finish(present));
    }

    /** Nothing is in hand, but what the connector may have taken and not handed over goes back with its channel. */
    private void finish(Line old) {
        if (retiring.remove(old)) {
            flavour.flush(old, Duration.ofSeconds(1));
            old.lose();
            flavour.hangUp(old);
        }
    }

    void resume() {
        paused = false;
        dueAt = System.nanoTime();
    }

    /** A single active consumer stays it, deaf, until its channel ends: what it has in hand must not be overtaken. */
    void stop() {
        stopped = true;
        attached = false;
        Line present = line;
        if (present != null && flavour.isSingleActive(queue.name())) {
            present.ignore();
        } else if (present != null) {
            present.cancel();
        }
    }

    /** What was settled has left then, as far as there is time. */
    void flush(Duration atMost) {
        Line present = line;
        if (present != null && !present.isLost()) {
            flavour.flush(present, atMost);
        }
    }

    /** Unsettled deliveries go back. */
    void close() {
        retiring.forEach(this::end);
        retiring.clear();
        Line present = line;
        if (present != null) {
            line = null;
            end(present);
        }
    }

    private void end(Line any) {
        any.lose();
        flavour.hangUp(any);
    }
}
