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
    private final Duration rejectedAtMost;
    private final LongSupplier nanos;
    private final Deque<Outbound> ready = new ArrayDeque<>();
    private final PriorityQueue<Outbound> later =
            new PriorityQueue<>(Comparator.comparingLong((Outbound each) -> each.notBefore));
    /** Of the present channel; a channel that is gone answers into its own, which is empty by then. */
    private InFlight inFlight = new InFlight();
    /** So many at the front were under way when the broker closed the channel for one of them; they go one by one. */
    private int suspects;

    private boolean blocked;
    private boolean closed;

    Backlog(int limit) {
        this(limit, REJECTED_AT_MOST, System::nanoTime);
    }

    /**
     * @param rejectedAtMost how long the broker may refuse a message before it counts as not sent
     * @param nanos the time, as {@link System#nanoTime}
     */
    Backlog(int limit, Duration rejectedAtMost, LongSupplier nanos) {
        this.limit = limit;
        this.rejectedAtMost = rejectedAtMost;
        this.nanos = nanos;
    }

    int limit() {
        return limit;
    }

    synchronized int size() {
        return ready.size() + later.size() + inFlight.size();
    }

    synchronized boolean isClosed() {
        return closed;
    }

    synchronized boolean accepts(int more) {
        return !closed && more <= limit - size();
    }

    /** As {@link #accepts}, and waits for room as long as messages leave; whether there is some now. */
    synchronized boolean awaitRoom(int more, Deadline deadline, BooleanSupplier leaving) throws InterruptedException {
        while (!accepts(more) && more <= limit && !closed && leaving.getAsBoolean() && deadline.remainingNanos() > 0) {
            NANOSECONDS.timedWait(this, Math.min(deadline.remainingNanos(), LOOK_AGAIN));
        }
        return accepts(more);
    }

    /**
     * Whether it was taken. Who asked {@link #accepts} some time ago, before a commit, finds room although others came
     * between: it takes twice as many as it says, so that what is committed is not refused.
     */
    synchronized boolean offer(Outbound message) {
        return size() < 2 * limit && offerAlways(message);
    }

    /** Taken even when full, for what frees room elsewhere; false only after the end. */
    synchronized boolean offerAlways(Outbound message) {
        if (!closed) {
            ready.addLast(message);
            notifyAll();
        }
        return !closed;
    }

    synchronized void setBlocked(boolean now) {
        blocked = now;
        notifyAll();
    }

    /** Makes those who wait look again. */
    synchronized void wake() {
        notifyAll();
    }

    /** Waits for a message that may be written now; null once the channel is not open any more. */
    synchronized @Nullable Outbound next(BooleanSupplier open) throws InterruptedException {
        while (open.getAsBoolean()) {
            long wait = readyAgain();
            if (!blocked && !ready.isEmpty() && inFlight.size() < (suspects > 0 ? 1 : WINDOW)) {
                return ready.removeFirst();
            }
            NANOSECONDS.timedWait(this, wait);
        }
        return null;
    }

    /** Moves up the rejected ones whose time has come; the nanoseconds until the next one's. */
    private long readyAgain() {
        long now = nanos.getAsLong();
        while (!later.isEmpty() && later.element().notBefore - now <= 0) {
            ready.addFirst(later.remove());
        }
        return later.isEmpty() ? MINUTES.toNanos(1) : later.element().notBefore - now;
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
    }

    /** As {@link #putBack}, after a while. */
    synchronized void postpone(Outbound message, long wait) {
        message.notBefore = nanos.getAsLong() + wait;
        later.add(message);
    }

    synchronized void written(InFlight flight, long number, Outbound message) {
        flight.add(number, message);
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
        notifyAll();
    }

    private synchronized List<Outbound> answered(InFlight flight, long number, boolean andBefore) {
        List<Outbound> answered = flight.remove(number, andBefore);
        suspects = Math.max(0, suspects - answered.size());
        notifyAll();
        return answered;
    }

    static void refuse(Outbound message, String reason) {
        message.receipt.complete(new Receipt.Refused(reason));
    }

    /** The channel is gone: everything unconfirmed goes again, in its old order, before the rest; how many these are. */
    synchronized int lost() {
        List<Outbound> lastFirst = inFlight.removeAllBackwards();
        for (Outbound message : lastFirst) {
            message.returned = false;
            message.resent = true;
            ready.addFirst(message);
        }
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
            return ready.removeFirst();
        }
        suspects = Math.max(suspects, count);
        return null;
    }

    /** Waits until nothing is left to confirm, or the time is over. */
    synchronized void flush(Deadline deadline) throws InterruptedException {
        while (size() > 0 && deadline.remainingNanos() > 0) {
            NANOSECONDS.timedWait(this, deadline.remainingNanos());
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
        List<Outbound> all = new ArrayList<>(ready);
        all.addAll(later);
        ready.clear();
        later.clear();
        notifyAll();
        return all;
    }
}
