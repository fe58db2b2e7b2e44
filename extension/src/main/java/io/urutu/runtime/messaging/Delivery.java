package io.urutu.runtime.messaging;

import io.urutu.messaging.MessageOf;
import io.urutu.messaging.spi.IncomingMessage;
import io.urutu.runtime.context.Executions;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A decoded message with its verbs. The first verb is latched and decides the outcome.
 *
 * <p><b>Threading.</b> Safe for concurrent use; a verb rolls back the caller's transaction if the caller has one, and
 * the handler's in any case when it returns.
 */
final class Delivery implements MessageOf<Object> {
    private final AtomicReference<@Nullable Verdict> latch = new AtomicReference<>();
    private final IncomingMessage message;
    private final String id;
    private final Object payload;
    private final Executions executions;
    private final boolean inBatch;

    Delivery(IncomingMessage message, String id, Object payload, Executions executions) {
        this(message, id, payload, executions, false);
    }

    private Delivery(IncomingMessage message, String id, Object payload, Executions executions, boolean inBatch) {
        this.message = message;
        this.id = id;
        this.payload = payload;
        this.executions = executions;
        this.inBatch = inBatch;
    }

    /** One of several: a verb marks it and returns, and the work of all goes on. */
    static Delivery ofBatch(IncomingMessage message, String id, Object payload, Executions executions) {
        return new Delivery(message, id, payload, executions, true);
    }

    /** What a verb decided; empty when the handler used none. */
    Optional<Verdict> verdict() {
        return Optional.ofNullable(latch.get());
    }

    /** Whether a verb decided that the handler's work must not hold. */
    boolean isUndone() {
        return verdict().filter(Verdict::undoes).isPresent();
    }

    @Override
    public Object payload() {
        return payload;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String topic() {
        return message.topic();
    }

    @Override
    public int attempt() {
        return attempt(message);
    }

    static int attempt(IncomingMessage message) {
        return 1 + message.deliveries();
    }

    @Override
    public Map<String, String> headers() {
        return Headers.ofApplication(message.headers());
    }

    @Override
    public Optional<Instant> publishedAt() {
        return message.publishedAt();
    }

    @Override
    public boolean redelivered() {
        return message.redelivered();
    }

    @Override
    public void ack() {
        latch.compareAndSet(null, Verdict.acknowledged());
    }

    @Override
    public void nack() {
        giveBack(Verdict.givenBack());
    }

    @Override
    public void reject(String reason) {
        giveBack(Verdict.rejected(reason));
    }

    /** Latch, then mark the transaction, then throw: on Payara an Error alone commits a REQUIRES_NEW. */
    private void giveBack(Verdict verdict) {
        latch.compareAndSet(null, verdict);
        if (!inBatch) {
            executions.failOnly();
            throw MessagingMessages.giveBack(id);
        }
    }
}
