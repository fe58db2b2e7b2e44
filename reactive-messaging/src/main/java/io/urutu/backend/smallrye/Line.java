package io.urutu.backend.smallrye;

import io.urutu.messaging.spi.DeliveryListener;
import io.urutu.messaging.spi.Outcome;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jspecify.annotations.Nullable;

/**
 * One subscription to a queue's channel. Where the broker bounds what is in hand, all of it is asked for.
 *
 * <p><b>Threading.</b> Called by the connector's threads, which only hand over; {@link #cancel} and what is settled are
 * the {@link Operator}'s.
 */
final class Line implements Flow.Subscriber<Message<?>> {
    private final String queue;
    private final String channel;
    private final DeliveryListener listener;
    private final Flavour flavour;
    private final Operator operator;
    private final Consumer<String> ended;
    private final long demand;
    private final AtomicInteger unsettled = new AtomicInteger();
    private volatile Flow.@Nullable Subscription subscription;
    private volatile boolean deaf;
    private volatile boolean lost;
    private volatile boolean cancelled;
    private Runnable whenSettled = () -> {};

    /** @param ended told, by the operator, that the connector ended it, and why */
    Line(
            String queue,
            String channel,
            int prefetch,
            DeliveryListener listener,
            Flavour flavour,
            Operator operator,
            Consumer<String> ended) {
        this.queue = queue;
        this.channel = channel;
        this.listener = listener;
        this.demand = flavour.keepsPrefetch() ? Long.MAX_VALUE : prefetch;
        this.flavour = flavour;
        this.operator = operator;
        this.ended = ended;
    }

    @Override
    public void onSubscribe(Flow.Subscription begun) {
        subscription = begun;
        if (cancelled) {
            begun.cancel();
        } else {
            begun.request(demand);
        }
    }

    @Override
    public void onNext(Message<?> message) {
        if (deaf || lost) {
            return;
        }
        Delivery delivery = flavour.delivery(this, queue, message);
        if (delivery != null) {
            deliver(delivery);
        }
    }

    private void deliver(Delivery delivery) {
        unsettled.incrementAndGet();
        handOver(delivery);
    }

    /** Hands over once more what is in hand; after the end of intake it stays unsettled, and the broker's. */
    void again(Delivery delivery) {
        if (!deaf && !lost) {
            handOver(delivery);
        }
    }

    private void handOver(Delivery delivery) {
        CompletionStage<Outcome> decided;
        try {
            decided = listener.onDelivery(delivery.incoming());
        } catch (RuntimeException broken) {
            SmallryeMessages.listenerFailed(queue, broken);
            operator.run(() -> flavour.settle(delivery, null));
            return;
        }
        var unused = decided.whenComplete(
                (outcome, failure) -> operator.run(() -> flavour.settle(delivery, failure == null ? outcome : null)));
    }

    /** As {@link #onNext} has it, for a message that the flavour settles itself. */
    void took() {
        unsettled.incrementAndGet();
    }

    @Override
    public void onError(Throwable failure) {
        operator.run(() -> ended.accept(String.valueOf(failure.getMessage())));
    }

    @Override
    public void onComplete() {
        operator.run(() -> ended.accept("the connector ended it"));
    }

    /** Deliveries that still come are left to the broker, which has them again when the channel ends. */
    void ignore() {
        deaf = true;
    }

    boolean isDeaf() {
        return deaf;
    }

    /** Ends the consuming; what is delivered can be settled as before. */
    void cancel() {
        deaf = true;
        cancelled = true;
        Flow.Subscription begun = subscription;
        if (begun != null) {
            begun.cancel();
        }
    }

    void lose() {
        lost = true;
    }

    boolean isLost() {
        return lost;
    }

    void settled() {
        Flow.Subscription begun = subscription;
        if (demand != Long.MAX_VALUE && begun != null && !cancelled) {
            begun.request(1);
        }
        if (unsettled.decrementAndGet() == 0) {
            whenSettled.run();
        }
    }

    int unsettled() {
        return unsettled.get();
    }

    /** Runs it as soon as nothing is unsettled. */
    void whenSettled(Runnable step) {
        whenSettled = step;
        if (unsettled.get() == 0) {
            step.run();
        }
    }

    String queue() {
        return queue;
    }

    /** As the connector knows it. */
    String channel() {
        return channel;
    }
}
