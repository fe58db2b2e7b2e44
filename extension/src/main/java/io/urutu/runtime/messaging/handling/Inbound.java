package io.urutu.runtime.messaging.handling;

import io.urutu.messaging.spi.IncomingMessage;
import io.urutu.messaging.spi.Outcome;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * A delivery on its way through the flow of its handler.
 *
 * <p><b>Threading.</b> One thread at a time has it, but for the outcome.
 */
final class Inbound extends Call {
    private static final Outcome REQUEUED = new Outcome.Requeued();

    private final CompletableFuture<Outcome> outcome = new CompletableFuture<>();
    private final long receivedAt;
    private final int era;
    private IncomingMessage message;
    private @Nullable Object payload;
    private @Nullable String key;

    /** @param era of its channel, by which the deliveries of a lost one are told */
    Inbound(HandlerFlow flow, IncomingMessage message, long receivedAt, int era) {
        super(flow);
        this.message = message;
        this.receivedAt = receivedAt;
        this.era = era;
        readyAt(receivedAt);
    }

    IncomingMessage message() {
        return message;
    }

    long receivedAt() {
        return receivedAt;
    }

    int era() {
        return era;
    }

    CompletionStage<Outcome> outcome() {
        return outcome;
    }

    /** The first one counts. */
    void settle(Outcome decided) {
        outcome.complete(decided);
    }

    @Nullable
    String key() {
        return key;
    }

    void key(@Nullable String found) {
        key = found;
    }

    /** Decoded already; null when it is not. */
    @Nullable
    Object payload() {
        return payload;
    }

    void payload(Object decoded) {
        payload = decoded;
    }

    /** The next attempt, with a payload of its own: a handler may have changed the last one's. */
    void becomes(IncomingMessage next) {
        message = next;
        payload = null;
    }

    @Override
    public void run() {
        flow().run(this);
    }

    @Override
    public void refuse() {
        flow().refused(this);
    }

    @Override
    void turnAway() {
        flow().turnAway(this);
    }

    /** Back to its queue, for whoever has time. */
    void giveBack() {
        settle(REQUEUED);
    }
}
