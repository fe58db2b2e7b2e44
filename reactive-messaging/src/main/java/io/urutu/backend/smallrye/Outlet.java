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
final class Outlet {
    private static final int WINDOW = 1_000;
    private static final int MOST_REJECTIONS = 5;
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(200);
    /** A channel whose confirms do not come is dead, whatever its connector says of it. */
    private static final long PATIENCE = Duration.ofSeconds(10).toNanos();

    private final String name;
    private final Supplier<Flow.Subscriber<Message<?>>> opening;
    private final Runnable release;
    private final Operator operator;

    private final Deque<Parcel> ready = new ArrayDeque<>();
    private final Set<Parcel> inFlight = new LinkedHashSet<>();
    private @Nullable Feed feed;
    /**
     * One, until the first confirm of a connection: the connector may send before the broker has been told to confirm,
     * and must not take a later message's confirm for that one's.
     */
    private int window = 1;

    private boolean usable = true;

    /**
     * @param opening makes the connector's side
     * @param release makes the connector let go of the present one
     */
    Outlet(String name, Supplier<Flow.Subscriber<Message<?>>> opening, Runnable release, Operator operator) {
        this.name = name;
        this.opening = opening;
        this.release = release;
        this.operator = operator;
    }

    void offer(Parcel parcel) {
        ready.addLast(parcel);
        pump();
    }

    void open() {
        if (feed == null) {
            Feed fresh = new Feed(opening.get());
            feed = fresh;
            fresh.begin();
        }
    }

    /** What the connector says of this channel now. */
    void inspect(boolean healthy) {
        if (usable && !healthy) {
            lost();
        }
        usable = healthy;
        Parcel oldest = inFlight.isEmpty() ? null : inFlight.iterator().next();
        if (healthy && oldest != null && System.nanoTime() - oldest.sentAt > PATIENCE) {
            SmallryeMessages.noConfirms(name);
            restart();
        }
        pump();
    }

    private void restart() {
        release.run();
        feed = null;
        lost();
        open();
    }

    private void lost() {
        window = 1;
        List<Parcel> lastFirst = new ArrayList<>(inFlight);
        inFlight.clear();
        Collections.reverse(lastFirst);
        for (Parcel parcel : lastFirst) {
            parcel.inFlight = false;
            parcel.resent = true;
            ready.addFirst(parcel);
        }
    }

    private void pump() {
        Feed present = feed;
        while (usable && present != null && present.demand > 0 && inFlight.size() < window && !ready.isEmpty()) {
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
        parcel.inFlight = true;
        parcel.sentAt = System.nanoTime();
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

    /** Also of one that waits to be sent again: the broker has it. */
    private void confirmed(Parcel parcel) {
        if (inFlight.remove(parcel)) {
            window = WINDOW;
        }
        complete(parcel, new Receipt.Confirmed());
        pump();
    }

    /** The broker could not take it, for a full queue perhaps: again after a while, but not for ever. */
    private void rejected(Parcel parcel, Throwable reason) {
        if (!inFlight.remove(parcel)) {
            return;
        }
        parcel.inFlight = false;
        if (++parcel.rejections < MOST_REJECTIONS) {
            operator.later(BETWEEN_TRIES.multipliedBy(parcel.rejections), () -> {
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
                    operator.later(BETWEEN_TRIES, Outlet.this::open);
                }
            });
        }
    }
}
