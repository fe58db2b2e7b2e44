package io.urutu.backend.rabbitmq;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.AlreadyClosedException;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.DefaultConsumer;
import com.rabbitmq.client.Envelope;
import com.rabbitmq.client.ShutdownSignalException;
import io.urutu.messaging.spi.DeliveryListener;
import io.urutu.messaging.spi.Outcome;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One consumer on one channel of its own, until the broker or the network ends it.
 *
 * <p><b>Threading.</b> Safe for concurrent use; deliveries come on the client's threads, one after the other.
 */
final class Attachment extends DefaultConsumer {
    private final String queue;
    private final DeliveryListener listener;
    private final Settlement settlement;
    private final Settler settler;
    private final Runnable onLoss;
    private volatile String consumerTag = "";
    private volatile boolean stopped;
    private volatile boolean ignoring;
    private volatile boolean lost;
    private volatile String reason = "";
    private final AtomicInteger held = new AtomicInteger();
    private volatile long delivered;

    Attachment(
            Channel channel,
            String queue,
            DeliveryListener listener,
            Settlement settlement,
            Settler settler,
            Runnable onLoss) {
        super(channel);
        this.queue = queue;
        this.listener = listener;
        this.settlement = settlement;
        this.settler = settler;
        this.onLoss = onLoss;
    }

    /** Before anything else, and again after {@link #cancel}. */
    void begin(int prefetch) throws IOException {
        stopped = false;
        getChannel().basicQos(prefetch);
        consumerTag = getChannel().basicConsume(queue, false, this);
    }

    /** Whether nothing is to be delivered, for now or ever. */
    boolean isCancelled() {
        return stopped;
    }

    /** What is still delivered stays unsettled until the channel ends. */
    void ignore() {
        ignoring = true;
        stopped = true;
    }

    /** Whether nothing it was given is unsettled. */
    boolean holdsNothing() {
        return held.get() == 0;
    }

    /** How much it was given so far. */
    long delivered() {
        return delivered;
    }

    boolean isLost() {
        return lost;
    }

    String reason() {
        return reason;
    }

    /** Asks the broker to deliver no more; what it sent already and nobody has seen goes back. Returns at once. */
    CompletableFuture<?> cancel() {
        stopped = true;
        CompletableFuture<Object> cancelled = new CompletableFuture<>();
        String tag = consumerTag; // a resumed one has another
        settler.tell(getChannel(), ledger -> cancel(tag, cancelled));
        return cancelled;
    }

    private void cancel(String tag, CompletableFuture<Object> cancelled) {
        try {
            CompletionStage<?> answer = getChannel()
                    .asyncCompletableRpc(
                            new AMQP.Basic.Cancel.Builder().consumerTag(tag).build());
            answer.whenComplete((said, failure) -> cancelled.complete(tag));
        } catch (IOException | AlreadyClosedException gone) {
            cancelled.complete(tag); // the end of the channel ends the consumer, too
        }
    }

    /** Everything unsettled goes back, once what was settled before is told. Returns at once. */
    void withdraw() {
        settler.tell(getChannel(), ledger -> {
            ledger.flush();
            discard();
        });
    }

    /** Everything unsettled goes back. */
    void discard() {
        try {
            getChannel().abort();
        } catch (IOException | AlreadyClosedException gone) {
            // that is all that was wanted
        }
    }

    @Override
    @SuppressWarnings("NonAtomicVolatileUpdate") // one delivery after the other
    public void handleDelivery(String tag, Envelope envelope, BasicProperties properties, byte[] body) {
        delivered++;
        RabbitDelivery delivery =
                new RabbitDelivery(settler, getChannel(), envelope.getDeliveryTag(), properties, body);
        if (stopped) {
            if (!ignoring) {
                delivery.giveBack();
            }
            return;
        }
        long remaining = AmqpMapping.remaining(queue, envelope, properties);
        if (remaining > 0) {
            settlement.lap(delivery, remaining);
            return;
        }
        held.incrementAndGet();
        listen(envelope, properties, body).whenComplete((outcome, failure) -> {
            held.decrementAndGet();
            settlement.settle(delivery, outcome);
        });
    }

    private CompletionStage<Outcome> listen(Envelope envelope, BasicProperties properties, byte[] body) {
        try {
            return listener.onDelivery(AmqpMapping.incoming(queue, envelope, properties, body));
        } catch (RuntimeException | Error failure) {
            return CompletableFuture.failedFuture(failure);
        }
    }

    @Override
    public void handleCancel(String tag) {
        lose("cancelled by the broker, as when its queue is deleted");
    }

    @Override
    public void handleShutdownSignal(String tag, ShutdownSignalException signal) {
        lose(Faults.text(signal));
    }

    /** It counts as gone from here on. The first reason stays. */
    void lose(String why) {
        synchronized (this) {
            if (lost) {
                return;
            }
            reason = why;
            lost = true;
        }
        onLoss.run();
    }
}
