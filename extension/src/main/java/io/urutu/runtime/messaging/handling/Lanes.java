package io.urutu.runtime.messaging.handling;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One lane a key: of the deliveries in it a number goes on at a time, in the order they came. With one at a time a key's
 * order is kept, and a delivery that is to be tried again rests in its lane, before those that came later.
 *
 * <p>How much is kept is bounded by the queue's prefetch; a lane is there as long as something is in it.
 *
 * <p><b>Threading.</b> Safe for concurrent use; nothing is called while its monitor is held.
 */
final class Lanes {
    private static final class Lane {
        private final Queue<Inbound> waiting = new ArrayDeque<>();
        /** Those that went on, the resting one among them. */
        private int taken;

        private @Nullable Inbound resting;
    }

    private final int most;
    private final Timer timer;
    private final Consumer<Inbound> next;
    private final Map<String, Lane> lanes = new HashMap<>();
    /** Those that went on and do not rest. */
    private int active;

    private boolean closed;
    private Runnable onIdle = () -> {};

    /** @param most how many of a key go on at a time */
    Lanes(int most, Timer timer, Consumer<Inbound> next) {
        this.most = most;
        this.timer = timer;
        this.next = next;
    }

    /** What has no key goes on. */
    void enter(Inbound in) {
        if (in.key() == null) {
            next.accept(in);
        } else if (isClosed()) {
            in.turnAway();
        } else if (takes(in, in.key())) {
            next.accept(in);
        }
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    private synchronized boolean takes(Inbound in, String key) {
        Lane lane = lanes.computeIfAbsent(key, none -> new Lane());
        if (lane.taken >= most) {
            lane.waiting.add(in);
            return false;
        }
        lane.taken++;
        active++;
        return true;
    }

    /** One that went on is over. */
    void leave(Inbound in) {
        if (in.key() == null) {
            return;
        }
        Inbound follower = follower(in);
        if (follower != null) {
            next.accept(follower);
        } else {
            tellIdle();
        }
    }

    private synchronized @Nullable Inbound follower(Inbound in) {
        Inbound follower = laneOf(in).waiting.poll();
        if (follower == null) {
            release(in);
        }
        return follower;
    }

    /** It is there as long as one that went on has not left it. */
    private Lane laneOf(Inbound in) {
        return Objects.requireNonNull(lanes.get(in.key()), "no lane");
    }

    /** One that went on goes on again, after this time; meanwhile nothing of its key does. */
    void rest(Inbound in, long nanos) {
        synchronized (this) {
            if (closed) {
                release(in);
            } else {
                laneOf(in).resting = in;
                active--;
            }
        }
        tellIdle();
        timer.at(timer.nanos() + nanos, () -> wake(in));
    }

    private void wake(Inbound in) {
        synchronized (this) {
            Lane lane = lanes.get(in.key());
            if (lane == null || lane.resting != in) {
                return;
            }
            lane.resting = null;
            active++;
        }
        next.accept(in);
    }

    private void release(Inbound in) {
        active--;
        Lane lane = laneOf(in);
        lane.taken--;
        if (lane.taken == 0 && lane.waiting.isEmpty()) {
            lanes.remove(in.key());
        }
    }

    /** Forgets what waits and rests: it is somebody else's now. */
    void forget() {
        forgotten();
    }

    private synchronized List<Inbound> forgotten() {
        List<Inbound> gone = new ArrayList<>();
        for (Iterator<Lane> all = lanes.values().iterator(); all.hasNext(); ) {
            Lane lane = all.next();
            gone.addAll(lane.waiting);
            lane.waiting.clear();
            if (lane.resting != null) {
                gone.add(lane.resting);
                lane.resting = null;
                lane.taken--;
            }
            if (lane.taken == 0) {
                all.remove();
            }
        }
        return gone;
    }

    /** Refuses what waits, rests or comes, and tells once nothing is on its way. */
    void close(Runnable idle) {
        List<Inbound> gone;
        synchronized (this) {
            closed = true;
            onIdle = idle;
            gone = forgotten();
        }
        gone.forEach(Inbound::turnAway);
        tellIdle();
    }

    void open() {
        synchronized (this) {
            closed = false;
            onIdle = () -> {};
        }
    }

    /** Once. */
    private void tellIdle() {
        Runnable idle;
        synchronized (this) {
            if (!closed || active > 0) {
                return;
            }
            idle = onIdle;
            onIdle = () -> {};
        }
        idle.run();
    }
}
