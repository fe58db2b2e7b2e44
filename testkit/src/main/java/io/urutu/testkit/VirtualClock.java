package io.urutu.testkit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A clock that stands still until it is told to move. Under {@link UrutuTest} it is the application's: what waits for its
 * time is done when {@link #advance} returns.
 *
 * <p><b>Threading.</b> Safe for concurrent use; one thread at a time moves it.
 */
public final class VirtualClock extends Clock {
    /** Where the clock of a {@link UrutuTest} starts. */
    public static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final Hand hand;
    private final ZoneId zone;
    private final List<Follower> followers;

    /** What a clock and those of other zones have in common. */
    private static final class Hand {
        private volatile Instant now;

        private Hand(Instant start) {
            now = start;
        }
    }

    /** What has to keep up with a clock. */
    interface Follower {
        void beforeMove();

        void afterMove();
    }

    /** A clock of your own, in UTC; nothing follows it. */
    public VirtualClock(Instant start) {
        this(new Hand(start), ZoneOffset.UTC, new CopyOnWriteArrayList<>());
    }

    private VirtualClock(Hand hand, ZoneId zone, List<Follower> followers) {
        this.hand = hand;
        this.zone = zone;
        this.followers = followers;
    }

    void follow(Follower follower) {
        followers.add(follower);
    }

    /**
     * Lets this much time pass at once: waits until all is quiet, moves, hands over every delayed message and retry that
     * is due by then, and waits until all is quiet again. What begins to wait meanwhile waits from the new time.
     *
     * @throws IllegalArgumentException the time is negative: clocks do not go back
     * @throws AssertionError it does not become quiet (see {@link Harness#awaitQuiet})
     */
    @SuppressWarnings("NonAtomicVolatileUpdate") // one thread at a time moves it
    public void advance(Duration time) {
        if (time.isNegative()) {
            throw new IllegalArgumentException("URUTU21013 advance(" + time + "): a clock does not go back.");
        }
        followers.forEach(Follower::beforeMove);
        hand.now = hand.now.plus(time);
        followers.forEach(Follower::afterMove);
    }

    @Override
    public Instant instant() {
        return hand.now;
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    /** The same time in another zone: it moves with this one. */
    @Override
    public VirtualClock withZone(ZoneId other) {
        return new VirtualClock(hand, other, followers);
    }

    @Override
    public String toString() {
        return "VirtualClock[" + instant() + ", " + zone + "]";
    }
}
