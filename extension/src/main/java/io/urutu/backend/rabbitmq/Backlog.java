package io.urutu.backend.rabbitmq;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.MINUTES;
import static java.util.concurrent.TimeUnit.NANOSECONDS;

import io.urutu.messaging.spi.Receipt;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What is to be sent, in order, and what is sent but not confirmed. A message leaves with its receipt, which is given
 * outside the monitor.
 *
 * <p><b>Threading.</b> Safe for concurrent use; one thread writes, any thread adds, the client's threads confirm.
 */
final class Backlog {
    /** Unconfirmed at a time: more does not make it faster, and is sent twice when the connection is lost. */
    private static final int WINDOW = 1_000;

    /** How often one of our own queues may not be there. */
    private static final int MOST_RETURNS = 5;
    /** A queue's election of a leader, or of its node's restart, is over by then; a full queue is perhaps not. */
    private static final Duration REJECTED_AT_MOST = Duration.ofSeconds(30);

    private static final Backoff BETWEEN_REJECTIONS = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(2), 2);
    /** Nobody tells who waits for room that the connection is gone. */
    private static final long LOOK_AGAIN = MILLISECONDS.toNanos(100);

    private final int limit;
    private final Inbox inbox = new Inbox();
    private final Duration rejectedAtMost;
    private final Duration rest;
    private final LongSupplier nanos;
    private final Deque<Outbound> ready = new ArrayDeque<>();
    private final PriorityQueue<Outbound> later =
            new PriorityQueue<>(Comparator.comparingLong((Outbound each) -> each.notBefore));
    /** Of the present channel; a channel that is gone answers into its own, which is empty by then. */
    private InFlight inFlight = new InFlight();
    /** So many at the front were under way when the broker closed the channel for one of them; they go one by one. */
    private int suspects;

    private boolean blocked;
    private boolean resting;
    private long restsUntil;
    private volatile boolean closed;
    /** How many the writer has taken up and are not answered. */
    private volatile int held;
    /** What the writer has taken and neither written nor refused yet. */
    private @Nullable Outbound inHand;
    /** Whether the writer waits for a message to come, and for nothing else. */
    private volatile boolean idle;
    /** How many threads wait for messages to leave. */
    private int waiting;

    Backlog(int limit) {
        this(limit, REJECTED_AT_MOST, DelayQueues.TRUSTED_AFTER, System::nanoTime);
    }

    /**
     * @param rejectedAtMost how long the broker may refuse a message before it counts as not sent
     * @param rest how long nothing is entrusted to a new queue
     * @param nanos the time, as {@link System#nanoTime}
     */
    Backlog(int limit, Duration rejectedAtMost, Duration rest, LongSupplier nanos) {
        this.limit = limit;
        this.rejectedAtMost = rejectedAtMost;
        this.rest = rest;
        this.nanos = nanos;
    }

    int limit() {
        return limit;
    }

    /** Never too many: what moves from one to the other meanwhile may be missed, but is not counted twice. */
    int size() {
        return held + inbox.size();
    }

    private void count() {
        held = ready.size() + later.size() + inFlight.size() + (inHand == null ? 0 : 1);
    }

    boolean isClosed() {
        return closed;
    }

    boolean accepts(int more) {
        return !closed && more <= limit - size();
    }

    /** As {@link #accepts}, and waits for room as long as messages leave; whether there is some now. */
    synchronized boolean awaitRoom(int more, Deadline deadline, BooleanSupplier leaving) throws InterruptedException {
        while (!accepts(more) && more <= limit && !closed && leaving.getAsBoolean() && deadline.remainingNanos() > 0) {
            awaitLeaving(Math.min(deadline.remainingNanos(), LOOK_AGAIN));
        }
        return accepts(more);
    }

    private synchronized void awaitLeaving(long nanos) throws InterruptedException {
        waiting++;
        try {
            NANOSECONDS.timedWait(this, nanos);
        } finally {
            waiting--;
        }
    }

    /**
     * Whether it was taken. Who asked {@link #accepts} some time ago, before a commit, finds room although others came
     * between: it takes twice as many as it says, so that what is committed is not refused.
     */
    boolean offer(Outbound message) {
        return size() < 2 * limit && offerAlways(message);
    }

    /** Taken even when full, for what frees room elsewhere; false only after the end. */
    boolean offerAlways(Outbound message) {
        if (closed) {
            return false;
        }
        inbox.add(message);
        if (closed && inbox.takeBack(message)) {
            return false; // otherwise who closed has found it, and has answered
        }
        if (idle) {
            wake();
        }
        return true;
    }

    synchronized void setBlocked(boolean now) {
        blocked = now;
        notifyAll();
    }

    /** A queue of ours is made only now: nothing is written until it is safe there. */
    synchronized void rest() {
        resting = true;
        restsUntil = nanos.getAsLong() + rest.toNanos();
    }

    private boolean isResting() {
        resting = resting && restsUntil - nanos.getAsLong() > 0;
        return resting;
    }

    /** Makes those who wait look again. */
    synchronized void wake() {
        notifyAll();
    }

    /** Waits for a message that may be written now; null once the channel is not open any more. */
    synchronized @Nullable Outbound next(BooleanSupplier open) throws InterruptedException {
        try {
            while (open.getAsBoolean()) {
                idle = true; // before the last look: who comes after it sees that somebody waits
                Outbound next = take();
                if (next != null) {
                    return next;
                }
                idle = ready.isEmpty();
                NANOSECONDS.timedWait(this, untilLook());
            }
            return null;
        } finally {
            idle = false;
        }
    }

    /** As {@link #next}, but null also when it would have to wait. */
    synchronized @Nullable Outbound poll(BooleanSupplier open) {
        return open.getAsBoolean() ? take() : null;
    }

    private @Nullable Outbound take() {
        readyAgain();
        inbox.moveTo(ready);
        inHand = mayWrite() ? ready.removeFirst() : null;
        count();
        return inHand;
    }

    private boolean mayWrite() {
        return !isResting() && !blocked && !ready.isEmpty() && inFlight.size() < (suspects > 0 ? 1 : WINDOW);
    }

    /** Moves up the rejected ones whose time has come. */
    private void readyAgain() {
        while (!later.isEmpty() && untilLater() <= 0) {
            ready.addFirst(later.remove());
        }
    }

    /** The nanoseconds until the next rejected one's time. */
    private long untilLater() {
        return later.isEmpty() ? MINUTES.toNanos(1) : later.element().notBefore - nanos.getAsLong();
    }

    /** The nanoseconds until there is something to be done that nobody tells of. */
    private long untilLook() {
        return isResting() ? Math.min(untilLater(), restsUntil - nanos.getAsLong()) : untilLater();
    }

    /** For a new channel. */
    synchronized InFlight openFlight() {
        lost();
        ready.forEach(each -> each.rejections = 0); // the broker may have been away longer than it may refuse
        later.forEach(each -> each.rejections = 0);
        inFlight = new InFlight();
        return inFlight;
    }

    /** It was taken to be written, and could not be. */
    synchronized void putBack(Outbound message) {
        ready.addFirst(message);
        inHand = null;
        count();
    }

    /** As {@link #putBack}, after a while. */
    synchronized void postpone(Outbound message, long wait) {
        message.notBefore = nanos.getAsLong() + wait;
        later.add(message);
        inHand = null;
        count();
    }

    synchronized void written(InFlight flight, long number, Outbound message) {
        flight.add(number, message);
        inHand = null;
        count();
    }

    /**
     * The broker found no queue for the first of these; its confirm follows.
     *
     * @param homeless whether one of our own queues should have been there: it is sent again, when that is
     */
    synchronized void returned(InFlight flight, Predicate<Outbound> isIt, boolean homeless) {
        flight.markReturned(isIt, homeless);
    }

    void confirmed(InFlight flight, long number, boolean andBefore) {
        for (Outbound message : answered(flight, number, andBefore)) {
            if (message.returned && message.homeless && ++message.returns < MOST_RETURNS) {
                sendLater(message, Backoff.DEFAULT.after(message.returns));
            } else {
                message.receipt.complete(message.returned ? new Receipt.Unroutable() : new Receipt.Confirmed());
            }
        }
    }

    /**
     * The broker could not take them, for a full queue perhaps, or one without a leader: again after a while, but not for
     * ever.
     */
    void rejected(InFlight flight, long number, boolean andBefore) {
        for (Outbound message : answered(flight, number, andBefore)) {
            if (message.rejections++ == 0) {
                message.rejectedSince = nanos.getAsLong();
            }
            if (nanos.getAsLong() - message.rejectedSince < rejectedAtMost.toNanos()) {
                sendLater(message, BETWEEN_REJECTIONS.after(message.rejections));
            } else {
                refuse(message, "the broker did not take it for " + rejectedAtMost.toSeconds() + " s");
            }
        }
    }

    private synchronized void sendLater(Outbound message, long millis) {
        message.returned = false;
        message.notBefore = nanos.getAsLong() + MILLISECONDS.toNanos(millis);
        later.add(message);
        count();
        notifyAll();
    }

    private synchronized List<Outbound> answered(InFlight flight, long number, boolean andBefore) {
        List<Outbound> answered = flight.remove(number, andBefore);
        suspects = Math.max(0, suspects - answered.size());
        count();
        if (!idle || waiting > 0) {
            notifyAll();
        }
        return answered;
    }

    void refuse(Outbound message, String reason) {
        leave(message);
        message.receipt.complete(new Receipt.Refused(reason));
    }

    private synchronized void leave(Outbound message) {
        if (inHand == message) {
            inHand = null;
            count();
            notifyAll();
        }
    }

    /**
     * The channel is gone: everything unconfirmed goes again, in its old order, before the rest; how many these are. What
     * was in hand goes after them.
     */
    synchronized int lost() {
        if (inHand != null) {
            ready.addFirst(inHand);
            inHand = null;
        }
        List<Outbound> lastFirst = inFlight.removeAllBackwards();
        for (Outbound message : lastFirst) {
            message.returned = false;
            message.resent = true;
            ready.addFirst(message);
        }
        count();
        return lastFirst.size();
    }

    /**
     * The broker closed the channel because of one of the unconfirmed messages. Alone, it is the one; otherwise all go
     * again, one by one, until it is.
     */
    void faulted(String reason) {
        Outbound guilty = theOnlyOne();
        if (guilty != null) {
            refuse(guilty, reason);
        }
    }

    private synchronized @Nullable Outbound theOnlyOne() {
        int count = lost();
        if (count == 1) {
            suspects = Math.max(0, suspects - 1);
            Outbound guilty = ready.removeFirst();
            count();
            return guilty;
        }
        suspects = Math.max(suspects, count);
        return null;
    }

    /** Waits until nothing is left to confirm, or the time is over. */
    synchronized void flush(Deadline deadline) throws InterruptedException {
        while (size() > 0 && deadline.remainingNanos() > 0) {
            awaitLeaving(deadline.remainingNanos());
        }
    }

    /** Takes nothing more. What is left is told so; their number. */
    int close() {
        List<Outbound> left = removeAll();
        left.forEach(each -> each.receipt.completeExceptionally(RabbitMessages.closed()));
        return left.size();
    }

    private synchronized List<Outbound> removeAll() {
        closed = true;
        lost();
        inbox.moveTo(ready);
        List<Outbound> all = new ArrayList<>(ready);
        all.addAll(later);
        ready.clear();
        later.clear();
        count();
        notifyAll();
        return all;
    }
}
