package io.urutu.runtime.messaging.channels;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.eclipse.microprofile.reactive.messaging.Emitter;
import org.eclipse.microprofile.reactive.messaging.Message;

/**
 * Publishes to one channel with the running transaction. There is no stream behind it: each message is on its own.
 *
 * <p><b>Failure.</b> As {@code MessagePublisher}: thrown at the call, so that the transaction learns of it.
 *
 * <p><b>Threading.</b> Safe for concurrent use; one instance an injection point.
 */
final class ChannelEmitter<T> implements Emitter<T> {
    private final String channel;
    private final Supplier<ChannelPublisher> publisher;
    private volatile boolean ended;

    /** @param publisher asked at each call: the bus may not run yet when beans are made */
    ChannelEmitter(String channel, Supplier<ChannelPublisher> publisher) {
        this.channel = channel;
        this.publisher = publisher;
    }

    /** Complete when the message is staged; it leaves after the commit. */
    @Override
    public CompletionStage<Void> send(T payload) {
        if (payload == null) {
            throw ReactiveMessages.noPayload();
        }
        open().publish(channel, payload);
        return CompletableFuture.completedStage(null);
    }

    /** The message is acknowledged when the broker has confirmed it, and nacked when it is refused or never leaves. */
    @Override
    public <M extends Message<? extends T>> void send(M message) {
        open().publish(channel, message);
    }

    /** This emitter sends nothing more; others of the channel do. */
    @Override
    public void complete() {
        ended = true;
    }

    /** As {@link #complete}, and logged: nobody downstream could be told. */
    @Override
    public void error(Exception reason) {
        ended = true;
        ReactiveMessages.emitterFailed(channel, reason);
    }

    /** Whether it was ended. */
    @Override
    public boolean isCancelled() {
        return ended;
    }

    /** Whether a message more would be kept now, be the broker there or not. */
    @Override
    public boolean hasRequests() {
        return !ended && publisher.get().accepts();
    }

    private ChannelPublisher open() {
        if (ended) {
            throw ReactiveMessages.emitterEnded(channel);
        }
        return publisher.get();
    }
}
