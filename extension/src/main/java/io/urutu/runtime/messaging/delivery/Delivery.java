package io.urutu.runtime.messaging.delivery;

import io.urutu.messaging.MessageOf;
import io.urutu.messaging.spi.ControlHeaders;
import io.urutu.messaging.spi.IncomingMessage;
import io.urutu.messaging.spi.OutgoingMessage;
import io.urutu.runtime.context.Executions;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A decoded message with its verbs. The first verb is latched and decides the outcome; when the handler has ended, or
 * its time is over, none is accepted any more.
 *
 * <p><b>Threading.</b> Safe for concurrent use; a verb rolls back the caller's transaction if the caller has one, and
 * the handler's in any case when it returns.
 */
public final class Delivery implements MessageOf<Object> {
    private static final Duration LONGEST_DELAY = Duration.ofDays(365);
    /** Counting on from here would be no use to anybody, and a foreign number could make it overflow. */
    private static final int MOST_RETRIES = 1_000_000;

    private final AtomicReference<@Nullable Verdict> latch = new AtomicReference<>();
    private final IncomingMessage message;
    private final String id;
    private final Object payload;
    private final Executions executions;
    private final long deadline;
    private final boolean inBatch;
    private volatile boolean sealed;

    /** @param timeout from now on */
    public Delivery(IncomingMessage message, String id, Object payload, Executions executions, Duration timeout) {
        this(message, id, payload, executions, timeout, false);
    }

    private Delivery(
            IncomingMessage message,
            String id,
            Object payload,
            Executions executions,
            Duration timeout,
            boolean inBatch) {
        this.message = message;
        this.id = id;
        this.payload = payload;
        this.executions = executions;
        this.deadline = System.nanoTime() + timeout.toNanos();
        this.inBatch = inBatch;
    }

    /** One of several: a verb marks it and returns, and the work of all goes on. */
    public static Delivery ofBatch(
            IncomingMessage message, String id, Object payload, Executions executions, Duration timeout) {
        return new Delivery(message, id, payload, executions, timeout, true);
    }

    /** Accepts no verb from here on; what one has decided. */
    public Verdict seal() {
        sealed = true;
        Verdict none = Verdict.none();
        Verdict decided = latch.compareAndExchange(null, none);
        return decided == null ? none : decided;
    }

    /** Acknowledged ahead of the handler. */
    public void acknowledgeOnReceipt() {
        latch.set(Verdict.acknowledged());
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

    public static int attempt(IncomingMessage message) {
        return 1 + retries(message) + message.deliveries();
    }

    /** Counts for the queue it was counted in only, whoever else may have copied our headers. */
    private static int retries(IncomingMessage message) {
        Object count = message.headers().get(ControlHeaders.RETRIES);
        return count instanceof Number number
                        && message.queue().equals(message.headers().get(ControlHeaders.ORIGIN_QUEUE))
                ? (int) Math.max(0, Math.min(MOST_RETRIES, number.longValue()))
                : 0;
    }

    @Override
    public Map<String, String> headers() {
        return Headers.ofApplication(message.headers());
    }

    @Override
    public int version() {
        return message.headers().get(OutgoingMessage.VERSION) instanceof Number version
                ? Math.max(1, version.intValue())
                : 1;
    }

    @Override
    public Optional<String> key() {
        return Optional.ofNullable(message.headers().get(OutgoingMessage.KEY)).map(Object::toString);
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
        latch(Verdict.acknowledged());
    }

    @Override
    public void nack() {
        giveBack(Verdict.givenBack());
    }

    @Override
    public void reject(String reason) {
        giveBack(Verdict.rejected(reason));
    }

    /** Latches as {@link #ack} does; nothing when it is too late. */
    void accepted() {
        tryLatch(Verdict.acknowledged());
    }

    /** Latches that the handler failed by this, and lets it go on; its work is undone. Nothing when it is too late. */
    void failed(Throwable cause) {
        if (tryLatch(Verdict.failed(cause))) {
            executions.failOnly();
        }
    }

    @Override
    public void retry() {
        giveBack(Verdict.retried(Optional.empty()));
    }

    @Override
    public void retryLater(Duration delay) {
        if (delay.isNegative() || delay.compareTo(LONGEST_DELAY) > 0) {
            throw DeliveryMessages.delayOutOfBounds(delay);
        }
        giveBack(Verdict.retried(Optional.of(delay)));
    }

    /** Latch, then mark the transaction, then throw: on Payara an Error alone commits a REQUIRES_NEW. */
    private void giveBack(Verdict verdict) {
        latch(verdict);
        if (!inBatch) {
            executions.failOnly();
            throw DeliveryMessages.giveBack(id);
        }
    }

    /** The limit is passed here no later than where the interrupt comes from, so that no verb gets between the two. */
    private boolean tryLatch(Verdict verdict) {
        if (sealed || System.nanoTime() - deadline >= 0) {
            return false;
        }
        Verdict before = latch.compareAndExchange(null, verdict);
        return before == null || before.kind() != Verdict.Kind.NONE;
    }

    private void latch(Verdict verdict) {
        if (!tryLatch(verdict)) {
            throw DeliveryMessages.tooLate(id);
        }
    }
}
