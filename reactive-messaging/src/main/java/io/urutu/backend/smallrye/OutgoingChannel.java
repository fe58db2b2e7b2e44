package io.urutu.backend.smallrye;

import io.urutu.messaging.spi.Receipt;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.function.Supplier;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jspecify.annotations.Nullable;

/**
 * An outgoing channel that keeps what it hands to its connector until that acknowledges it. The connector forgets what
 * was under way when its connection breaks; that is sent again, in its old order, once it is back.
 *
 * <p><b>Threading.</b> Confined to the {@link Operator}.
 */
final class OutgoingChannel {
    /** As urutu-rabbitmq has it: the election of a queue's leader is over by then. */
    private static final long REJECTED_AT_MOST = Duration.ofSeconds(30).toNanos();

    private static final Duration BETWEEN_TRIES = Duration.ofMillis(200);

    private final String name;
    private final Supplier<Flow.Subscriber<Message<?>>> opening;
    private final Runnable release;
    private final Runnable repair;
    private final int most;
    private final Operator operator;
    private final Wellness wellness;

    private final Deque<Parcel> ready = new ArrayDeque<>();
    private final Set<Parcel> inFlight = new LinkedHashSet<>();
    private @Nullable Feed feed;
    /**
     * One, until the first confirm of a channel and of each of its connections. What a channel is given before it is
     * open leaves in no order; and after a reconnection the connector may send before the broker has been told to
     * confirm, and must not take a later message's confirm for that one's.
     */
    private int window = 1;

    /**
     * @param opening makes the connector's side
     * @param release makes the connector let go of the present one
     * @param repair called when a channel died for no reason that is known
     * @param most so many may be unconfirmed at a time
     * @param patience with a connector that is to connect again, as {@link Wellness} has it
     */
    OutgoingChannel(
            String name,
            Supplier<Flow.Subscriber<Message<?>>> opening,
            Runnable release,
            Runnable repair,
            int most,
            Duration patience,
            Operator operator) {
        this.name = name;
        this.opening = opening;
        this.release = release;
        this.repair = repair;
        this.most = most;
        this.operator = operator;
        this.wellness = new Wellness(patience, operator::now);
    }

    void offer(Parcel parcel) {
        ready.addLast(parcel);
        pump();
    }

    void open() {
        if (feed == null) {
            Feed fresh = new Feed(opening.get());
            feed = fresh;
            wellness.opened();
            window = 1;
            fresh.begin();
        }
    }

    void inspect(Wellness.State state) {
        if (wellness.see(state)) {
            lost();
        }
        if (feed != null && wellness.isGone()) {
            SmallryeMessages.notBack(name);
            restart();
        } else if (feed != null
                && !inFlight.isEmpty()
                && wellness.isMute(inFlight.iterator().next().sentAt)) {
            SmallryeMessages.noConfirms(name);
            restart();
        }
        pump();
    }

    boolean isOpening() {
        return wellness.isOpening();
    }

    /** Something it needs may be gone; it is opened again when that has been seen to. */
    private void restart() {
        repair.run();
        release.run();
        feed = null;
        wellness.anew();
        lost();
    }

    private void lost() {
        window = 1;
        List<Parcel> lastFirst = new ArrayList<>(inFlight);
        inFlight.clear();
        Collections.reverse(lastFirst);
        for (Parcel parcel : lastFirst) {
            parcel.resent = true;
            ready.addFirst(parcel);
        }
    }

    private void pump() {
        Feed present = feed;
        while (wellness.isUsable()
                && present != null
                && present.demand > 0
                && inFlight.size() < window
                && !ready.isEmpty()) {
            Parcel parcel = ready.removeFirst();
            if (parcel.done) {
                continue;
            }
            if (!parcel.wanted.getAsBoolean()) {
                complete(parcel, new Receipt.Refused("nobody waits for it any more"));
                continue;
            }
            send(present, parcel);
        }
    }

    private void send(Feed present, Parcel parcel) {
        parcel.sentAt = operator.now();
        inFlight.add(parcel);
        present.demand--;
        present.subscriber.onNext(Message.of(
                parcel.body,
                parcel.metadata.apply(parcel.resent),
                () -> told(() -> confirmed(parcel)),
                reason -> told(() -> rejected(parcel, reason))));
    }

    private CompletionStage<Void> told(Runnable step) {
        operator.run(step);
        return CompletableFuture.completedFuture(null);
    }

    /**
     * Also of one that waits to be sent again, as the connector sends what it still had when it lost its connection: the
     * broker has it.
     */
    private void confirmed(Parcel parcel) {
        boolean ofSent = inFlight.remove(parcel);
        wellness.confirmed(ofSent);
        if (ofSent) {
            window = most;
        }
        complete(parcel, new Receipt.Confirmed());
        pump();
    }

    /** The broker could not take it, for a full queue perhaps: again after a while, but not for ever. */
    private void rejected(Parcel parcel, Throwable reason) {
        if (!inFlight.remove(parcel)) {
            return;
        }
        if (parcel.rejectedSince == 0) {
            parcel.rejectedSince = operator.now();
        }
        if (operator.now() - parcel.rejectedSince < REJECTED_AT_MOST) {
            operator.later(BETWEEN_TRIES, () -> {
                ready.addFirst(parcel);
                pump();
            });
        } else {
            complete(parcel, new Receipt.Refused("the broker did not take it: " + reason.getMessage()));
        }
        pump();
    }

    private static void complete(Parcel parcel, Receipt receipt) {
        parcel.done = true;
        parcel.receipt.complete(receipt);
    }

    void close() {
        Feed present = feed;
        feed = null;
        if (present != null) {
            present.subscriber.onComplete();
            release.run();
        }
    }

    /** What the connector takes messages from. */
    private final class Feed implements Flow.Subscription {
        private final Flow.Subscriber<Message<?>> subscriber;
        private long demand;

        private Feed(Flow.Subscriber<Message<?>> subscriber) {
            this.subscriber = subscriber;
        }

        private void begin() {
            subscriber.onSubscribe(this);
        }

        @Override
        public void request(long more) {
            operator.run(() -> {
                demand = demand + more < 0 ? Long.MAX_VALUE : demand + more;
                pump();
            });
        }

        /** The connector gives up; only a new channel helps. */
        @Override
        public void cancel() {
            operator.run(() -> {
                if (feed == this) {
                    feed = null;
                    lost();
                    operator.later(BETWEEN_TRIES, OutgoingChannel.this::open);
                }
            });
        }
    }
}
