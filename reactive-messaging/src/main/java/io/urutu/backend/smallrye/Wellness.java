package io.urutu.backend.smallrye;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * What is to be thought of an outgoing channel, by what is seen of it now and then.
 *
 * <p><b>Threading.</b> Confined to the {@link Operator}.
 */
final class Wellness {
    /**
     * A channel is well as soon as it is open, and only then the broker is told to confirm: what is sent between is lost.
     * And as long as confirms come of what the connector still had, more may.
     */
    private static final long SETTLED = Duration.ofMillis(500).toNanos();

    private static final long CONFIRM_PATIENCE = Duration.ofSeconds(10).toNanos();

    private final long patience;
    private final LongSupplier nanoTime;

    /** What the connector says, and since when. */
    private boolean well = true;

    private long since;
    private boolean reachable = true;
    private long reachableSince;
    private long confirmedAt;
    private long blockedAt;
    private boolean usable = true;

    /**
     * Whether the present channel has confirmed anything. Until then it may be unwell because it is being opened, and its
     * connector still has what it was given: sent again, that would be there twice.
     */
    private boolean proven;

    /**
     * How a channel is now.
     *
     * @param healthy what the connector says of it
     * @param reachable whether the broker can be reached, so that a connection that broke would be back by itself
     * @param blocked whether the broker takes nothing from it for now; what it was given is on its way all the same
     */
    record State(boolean healthy, boolean reachable, boolean blocked) {}

    /**
     * @param patience longer than the connector needs to connect again once the broker can be reached; who disturbs it
     *     then has two that do, and all that the first still had is sent by both
     */
    Wellness(Duration patience, LongSupplier nanoTime) {
        this.patience = patience.toNanos();
        this.nanoTime = nanoTime;
        this.since = nanoTime.getAsLong();
        this.reachableSince = since;
        this.confirmedAt = since;
        this.blockedAt = since;
    }

    /** Whether its connection is lost now, and was not before. */
    boolean see(State state) {
        long now = nanoTime.getAsLong();
        boolean lost = well && !state.healthy && proven;
        if (well != state.healthy) {
            since = now;
        }
        if (state.reachable && !reachable) {
            reachableSince = now;
        }
        if (state.blocked) {
            blockedAt = now;
        }
        well = state.healthy;
        reachable = state.reachable;
        usable = (usable && !lost) || (well && now - since > SETTLED && now - confirmedAt > SETTLED);
        return lost;
    }

    /** @param ofSent whether it is of what was sent since the connection was lost last */
    void confirmed(boolean ofSent) {
        confirmedAt = nanoTime.getAsLong();
        proven |= ofSent;
    }

    void opened() {
        proven = false;
    }

    /** The one that was seen is given up; what was seen of it says nothing of the next. */
    void anew() {
        well = true;
        usable = true;
    }

    boolean isUsable() {
        return usable;
    }

    /** Whether nothing is wrong yet with a channel that is unwell. */
    boolean isOpening() {
        return !proven && nanoTime.getAsLong() - since < patience;
    }

    /** A channel the broker has closed stays closed. */
    boolean isGone() {
        long now = nanoTime.getAsLong();
        return reachable && !well && now - since > patience && now - reachableSince > patience;
    }

    /** One without its listener confirms nothing. */
    boolean isMute(long oldestSentAt) {
        long now = nanoTime.getAsLong();
        return reachable && well && now - oldestSentAt > CONFIRM_PATIENCE && now - blockedAt > CONFIRM_PATIENCE;
    }
}
