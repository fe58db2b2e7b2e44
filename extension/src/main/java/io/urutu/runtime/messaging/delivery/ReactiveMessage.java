package io.urutu.runtime.messaging.delivery;

import io.urutu.messaging.MessageOf;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;
import org.eclipse.microprofile.reactive.messaging.Message;

/**
 * A delivery in the words of Reactive Messaging. Neither verb throws or waits: it is latched, and the stage it returns
 * is complete, since what the broker is told comes after the transaction.
 *
 * <p><b>Threading.</b> Safe for concurrent use. A verb that comes after the handler has returned decides nothing: that
 * of a result made by {@code withPayload} comes after the result is confirmed.
 */
public final class ReactiveMessage implements Message<Object> {
    private final Delivery delivery;

    ReactiveMessage(Delivery delivery) {
        this.delivery = delivery;
    }

    @Override
    public Object getPayload() {
        return delivery.payload();
    }

    @Override
    public CompletionStage<Void> ack() {
        delivery.accepted();
        return done();
    }

    @Override
    public CompletionStage<Void> nack(Throwable reason) {
        delivery.failed(reason);
        return done();
    }

    @Override
    public Supplier<CompletionStage<Void>> getAck() {
        return this::ack;
    }

    @Override
    public Function<Throwable, CompletionStage<Void>> getNack() {
        return this::nack;
    }

    @Override
    public <C> C unwrap(Class<C> type) {
        if (type.isInstance(delivery)) {
            return type.cast(delivery);
        }
        if (type.isInstance(this)) {
            return type.cast(this);
        }
        throw DeliveryMessages.notInside(type);
    }

    /**
     * The delivery as {@link MessageOf}. SmallRye's form of {@code Message} declares this method, which the standard
     * one lacks: where an application has that form, this overrides it.
     */
    public <M> Optional<M> getMetadata(Class<? extends M> type) {
        return type.isInstance(delivery) ? Optional.of(type.cast(delivery)) : Optional.empty();
    }

    private static CompletionStage<Void> done() {
        return CompletableFuture.completedStage(null);
    }
}
