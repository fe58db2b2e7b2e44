package io.urutu.backend.smallrye;

import io.urutu.messaging.spi.Receipt;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * The sending half of a {@link ConnectorBroker}: what waits for its receipt, and the channels it leaves by, one for each
 * place messages are sent to.
 *
 * <p><b>Threading.</b> Safe for concurrent use, but for {@link #inspect} and {@link #close}, which are the
 * {@link Operator}'s.
 */
final class Sending implements Courier {
    private static final int BUFFER = 10_000;
    private static final long LOOK_AGAIN = TimeUnit.MILLISECONDS.toNanos(100);

    private final Channels channels;
    private final Operator operator;
    private final Flavour flavour;
    private final Set<Parcel> waiting = ConcurrentHashMap.newKeySet();
    private final Object room = new Object();
    private volatile boolean takesNothing;
    /** Whether all channels are well, as far as is known. */
    private volatile boolean well = true;

    /** The operator's. */
    private final Map<String, OutgoingChannel> outgoing = new HashMap<>();

    /** @param flavour made for this courier */
    Sending(Channels channels, Operator operator, Function<Courier, Flavour> flavour) {
        this.channels = channels;
        this.operator = operator;
        this.flavour = flavour.apply(this);
    }

    Flavour flavour() {
        return flavour;
    }

    /** @param health what the connector says of its channels */
    void inspect(Map<String, Boolean> health) {
        boolean up = flavour.isUp();
        boolean allWell = true;
        for (Map.Entry<String, OutgoingChannel> each : outgoing.entrySet()) {
            if (flavour.isReady()) {
                each.getValue().open();
            }
            boolean healthy = health.getOrDefault(each.getKey(), true);
            each.getValue().inspect(new Wellness.State(healthy, up, flavour.isBlocked(each.getKey())));
            allWell &= healthy || each.getValue().isOpening();
        }
        well = allWell;
    }

    boolean isWell() {
        return well;
    }

    /** Refused when too many wait, or after the end. */
    CompletionStage<Receipt> offer(Parcel parcel) {
        if (takesNothing) {
            throw SmallryeMessages.closed();
        }
        if (waiting.size() >= 2 * BUFFER) {
            throw SmallryeMessages.full(waiting.size(), flavour.problem());
        }
        return post(parcel);
    }

    @Override
    public CompletionStage<Receipt> post(Parcel parcel) {
        waiting.add(parcel);
        if (takesNothing) { // closed meanwhile: nobody else completes it
            giveUp(parcel);
            return parcel.receipt;
        }
        var unused = parcel.receipt.whenComplete((receipt, failure) -> {
            waiting.remove(parcel);
            synchronized (room) {
                room.notifyAll();
            }
        });
        operator.run(() -> outgoing(parcel.channel).offer(parcel));
        return parcel.receipt;
    }

    private OutgoingChannel outgoing(String channel) {
        OutgoingChannel present = outgoing.get(channel);
        if (present == null) {
            present = new OutgoingChannel(
                    channel,
                    () -> channels.outgoing(flavour.outgoing(channel)),
                    () -> flavour.release(channel),
                    flavour::repair,
                    flavour.unconfirmed(),
                    flavour.reconnects(),
                    operator);
            outgoing.put(channel, present);
            if (flavour.isReady()) {
                present.open();
            }
        }
        return present;
    }

    int waiting() {
        return waiting.size();
    }

    /** Of all that wait now. */
    List<CompletionStage<Receipt>> receipts() {
        return waiting.stream()
                .<CompletionStage<Receipt>>map(parcel -> parcel.receipt)
                .toList();
    }

    boolean accepts(int more) {
        return !takesNothing && more <= BUFFER - waiting.size();
    }

    boolean awaitRoom(int more, Duration atMost) throws InterruptedException {
        long end = System.nanoTime() + atMost.toNanos();
        synchronized (room) {
            while (!accepts(more) && more <= BUFFER && !takesNothing && flavour.isUp()) {
                long left = end - System.nanoTime();
                if (left <= 0) {
                    break;
                }
                TimeUnit.NANOSECONDS.timedWait(room, Math.min(left, LOOK_AGAIN));
            }
        }
        return accepts(more);
    }

    /** Takes nothing more, and gives up what waits. */
    void end() {
        takesNothing = true;
        List<Parcel> left = List.copyOf(waiting);
        left.forEach(this::giveUp);
        if (!left.isEmpty()) {
            SmallryeMessages.closedWith(left.size());
        }
    }

    private void giveUp(Parcel parcel) {
        waiting.remove(parcel);
        parcel.receipt.completeExceptionally(SmallryeMessages.closed());
    }

    void close() {
        outgoing.values().forEach(OutgoingChannel::close);
    }
}
