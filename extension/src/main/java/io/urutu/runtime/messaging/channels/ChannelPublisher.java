package io.urutu.runtime.messaging.channels;

import io.urutu.messaging.PublishOptions;
import io.urutu.messaging.spi.OutgoingMessage;
import io.urutu.messaging.spi.Receipt;
import io.urutu.runtime.messaging.binding.Channels;
import io.urutu.runtime.messaging.publishing.StagedPublisher;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jspecify.annotations.Nullable;

/**
 * Publishes to channels: what {@code @Outgoing} methods return and emitters send. It belongs to the caller's
 * transaction, as with {@code MessagePublisher}.
 *
 * <p><b>Threading.</b> Safe for concurrent use.
 */
public final class ChannelPublisher {
    private final Channels channels;
    private final StagedPublisher publisher;
    private final Optional<Executor> callbacks;

    /** @param callbacks runs the messages' ack and nack; present where the plan has a channel to publish to */
    public ChannelPublisher(Channels channels, StagedPublisher publisher, Optional<Executor> callbacks) {
        this.channels = channels;
        this.publisher = publisher;
        this.callbacks = callbacks;
    }

    /** @param what the payload, or {@code Message} of it, which is then acknowledged once the broker has confirmed it */
    public void publish(String channel, Object what) {
        PublishOptions options = channels.options(channel);
        if (what instanceof Message<?> message) {
            publisher.publish(payload(message), options, new Answer(message, callbacks.orElseThrow()));
        } else {
            publisher.publish(what, options);
        }
    }

    /** Whether a message more would be kept now. */
    boolean accepts() {
        return publisher.accepts();
    }

    private static Object payload(Message<?> message) {
        Object payload = message.getPayload();
        if (payload == null) {
            throw ReactiveMessages.noPayload();
        }
        return payload;
    }

    /** Turns the broker's answer into the message's verb. */
    private record Answer(Message<?> message, Executor callbacks) implements StagedPublisher.Listener {
        @Override
        public void sent(OutgoingMessage sent, @Nullable Receipt receipt, @Nullable Throwable failure) {
            if (failure != null) {
                nack(failure);
            } else if (receipt instanceof Receipt.Refused refused) {
                nack(ReactiveMessages.refused(sent, refused.reason()));
            } else if (receipt instanceof Receipt.Unroutable && sent.mandatory()) {
                nack(ReactiveMessages.refused(sent, "no queue is bound to its topic"));
            } else {
                callbacks.execute(message::ack);
            }
        }

        @Override
        public void dropped(OutgoingMessage dropped) {
            nack(ReactiveMessages.rolledBack(dropped));
        }

        private void nack(Throwable reason) {
            callbacks.execute(() -> message.nack(reason));
        }
    }
}
