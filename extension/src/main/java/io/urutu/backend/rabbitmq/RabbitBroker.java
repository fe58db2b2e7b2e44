package io.urutu.backend.rabbitmq;

import io.urutu.kernel.Problems;
import io.urutu.messaging.spi.Broker;
import io.urutu.messaging.spi.BrokerStatus;
import io.urutu.messaging.spi.DeliveryListener;
import io.urutu.messaging.spi.OutgoingMessage;
import io.urutu.messaging.spi.Receipt;
import io.urutu.messaging.spi.Topology;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * RabbitMQ 3.10 up to 4.x. Messages wait for the broker in memory, 10 000 at most; dead letters are copied by us, with
 * their cause, and the queues' own dead lettering is the net below.
 *
 * <p><b>Threading.</b> Safe for concurrent use. Receipts and deliveries are handed over on plain threads of the client.
 *
 * <p><b>Failure.</b> A queue that is there with other arguments than planned is reported and not consumed; the rest
 * works. A message the broker refuses for itself alone is refused alone.
 */
public final class RabbitBroker implements Broker {
    private static final int BUFFER = 10_000;
    private static final int MOST_PREFETCH = 65_535;

    private final RabbitSettings settings;
    private final String application;
    private final Backlog backlog;
    private final AtomicBoolean closed = new AtomicBoolean();
    private volatile @Nullable Links links;

    /** @param application names the connections, and every message's {@code app_id} */
    public RabbitBroker(RabbitSettings settings, String application) {
        this(settings, application, BUFFER);
    }

    RabbitBroker(RabbitSettings settings, String application, int buffer) {
        this.settings = settings;
        this.application = application;
        this.backlog = new Backlog(buffer);
    }

    /**
     * Reads {@code urutu.broker.url} with what is kept apart from it, which counts more. Everything wrong is added to
     * the problems, and then the result is empty.
     */
    public static Optional<RabbitSettings> parse(
            String url,
            Optional<String> username,
            Optional<String> password,
            Optional<String> exchange,
            Problems problems) {
        BrokerUrlParser parser = new BrokerUrlParser(username, password, exchange);
        Optional<RabbitSettings> settings = parser.parse(url);
        parser.problems().forEach(problems::add);
        return settings;
    }

    @Override
    public String name() {
        return "urutu-rabbitmq";
    }

    @Override
    public String exchange() {
        return settings.exchange();
    }

    @Override
    public OptionalInt prefetch() {
        return settings.prefetch();
    }

    @Override
    public boolean durable() {
        return true;
    }

    @Override
    public synchronized void start(Topology topology) {
        if (links != null || closed.get()) {
            throw new IllegalStateException("started before");
        }
        Links fresh = new Links(settings, application, topology, backlog);
        fresh.start();
        links = fresh;
    }

    @Override
    public CompletionStage<Receipt> send(OutgoingMessage message) {
        Outbound outbound = new Outbound(
                settings.exchange(), message.topic(), AmqpMapping.properties(message, application), message.body());
        if (backlog.offer(outbound)) {
            return outbound.receipt;
        }
        throw backlog.isClosed()
                ? RabbitMessages.closed()
                : RabbitMessages.full(backlog.limit(), status().lastProblem());
    }

    @Override
    public boolean accepts(int more) {
        return backlog.accepts(more);
    }

    @Override
    public void consume(String queue, int prefetch, DeliveryListener listener) {
        if (prefetch < 1 || prefetch > MOST_PREFETCH) {
            throw new IllegalArgumentException("prefetch " + prefetch + " of " + queue + " is not from 1 to 65535");
        }
        started().consume(queue, prefetch, listener);
    }

    private Links started() {
        Links present = links;
        if (present == null) {
            throw new IllegalStateException("not started");
        }
        return present;
    }

    @Override
    public void pause(String queue) {
        started().pause(queue);
    }

    @Override
    public void resume(String queue) {
        started().resume(queue);
    }

    @Override
    public void stopIntake(Duration atMost) {
        Links present = links;
        if (present == null) {
            return;
        }
        try {
            present.stopIntake(Deadline.in(atMost));
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close(Duration atMost) {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        Links present = links;
        if (present != null) {
            close(present, atMost);
        }
        int unsent = backlog.close();
        if (unsent > 0) {
            RabbitMessages.closedWith(unsent);
        }
    }

    /** Three quarters of the time for what still waits, the rest to hang up. */
    private void close(Links present, Duration atMost) {
        Deadline deadline = Deadline.in(atMost);
        try {
            Deadline flushed = Deadline.in(atMost.multipliedBy(3).dividedBy(4));
            present.stopIntake(flushed);
            backlog.flush(flushed);
            present.close(deadline);
        } catch (InterruptedException hurried) {
            present.cut();
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public BrokerStatus status() {
        Links present = links;
        if (present == null) {
            return new BrokerStatus(false, backlog.size(), Set.of(), "not started yet");
        }
        return new BrokerStatus(present.areUp(), backlog.size(), present.attached(), present.problem());
    }
}
