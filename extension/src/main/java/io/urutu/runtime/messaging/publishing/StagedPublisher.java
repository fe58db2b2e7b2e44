package io.urutu.runtime.messaging.publishing;

import io.urutu.messaging.MessagePublisher;
import io.urutu.messaging.PublishOptions;
import io.urutu.messaging.spi.OutgoingMessage;
import io.urutu.messaging.spi.Receipt;
import io.urutu.runtime.messaging.delivery.Causes;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Publishes: encodes at the call and hands to the sink, or, when {@code immediate()} asks for now, sends now and waits
 * for the broker's word.
 *
 * <p><b>Failure.</b> Immediate: {@link io.urutu.UrutuException} when the broker refuses, when no queue takes a
 * mandatory message, and when no confirm came in time (it may still be sent then).
 *
 * <p><b>Threading.</b> Safe for concurrent use.
 */
public final class StagedPublisher implements MessagePublisher {
    private static final Duration LONGEST_WAIT = Duration.ofDays(1);

    /** Learns what became of one message, on whatever thread: it only hands over. */
    public interface Listener {
        /** The broker's answer, or why there is none. */
        void sent(OutgoingMessage message, @Nullable Receipt receipt, @Nullable Throwable failure);

        /** It never left, since its transaction or execution was undone. */
        void dropped(OutgoingMessage message);
    }

    private final MessageEncoder encoder;
    private final AfterCommitSink sink;
    private final Sender sender;
    private final Requests requests;
    private final BooleanSupplier transacted;
    private final Duration confirmTimeout;

    /** @param transacted whether the calling thread is in a transaction */
    public StagedPublisher(
            MessageEncoder encoder,
            AfterCommitSink sink,
            Sender sender,
            Requests requests,
            BooleanSupplier transacted,
            Duration confirmTimeout) {
        this.encoder = encoder;
        this.sink = sink;
        this.sender = sender;
        this.requests = requests;
        this.transacted = transacted;
        this.confirmTimeout = confirmTimeout;
    }

    @Override
    public void publish(Object payload) {
        publish(payload, PublishOptions.of());
    }

    @Override
    public void publish(Object payload, PublishOptions options) {
        OutgoingMessage message = encoder.encode(payload, options);
        if (options.isImmediate()) {
            sendNow(message);
        } else {
            sink.accept(message);
        }
    }

    @Override
    public <R> CompletionStage<R> request(Object payload, Class<R> reply, Duration timeout) {
        if (transacted.getAsBoolean()) {
            throw PublishingMessages.requestInTransaction(payload.getClass());
        }
        if (timeout.toMillis() < 1 || timeout.compareTo(LONGEST_WAIT) > 0) {
            throw PublishingMessages.requestTimeout(timeout);
        }
        OutgoingMessage message = encoder.encode(payload, PublishOptions.of().expiresAfter(timeout));
        sender.requireRoom(message, 1);
        return requests.ask(message, reply, timeout, sender::request);
    }

    /** As {@link #publish}, and tells the listener what became of the message; never {@code immediate}. */
    public void publish(Object payload, PublishOptions options, Listener listener) {
        sink.accept(encoder.encode(payload, options), listener);
    }

    /** Whether a message more would be kept now. */
    public boolean accepts() {
        return sender.accepts(1);
    }

    private void sendNow(OutgoingMessage message) {
        sender.requireRoom(message, 1);
        Receipt receipt = receipt(message);
        if (receipt instanceof Receipt.Refused refused) {
            throw PublishingMessages.notSentNow(message, refused.reason());
        }
        if (receipt instanceof Receipt.Unroutable && message.mandatory()) {
            throw PublishingMessages.notSentNow(message, "no queue is bound to its topic");
        }
    }

    private Receipt receipt(OutgoingMessage message) {
        try {
            return sender.send(message).toCompletableFuture().get(confirmTimeout.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException silent) {
            throw PublishingMessages.unconfirmedNow(message, confirmTimeout);
        } catch (ExecutionException failed) {
            throw PublishingMessages.notSentNow(
                    message, String.valueOf(Causes.unwrapped(failed).getMessage()));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw PublishingMessages.unconfirmedNow(message, confirmTimeout);
        }
    }
}
