package io.urutu.backend.rabbitmq;

import com.rabbitmq.client.AMQP.BasicProperties;
import io.urutu.kernel.Problems;
import io.urutu.messaging.spi.Broker;
import io.urutu.messaging.spi.BrokerStatus;
import io.urutu.messaging.spi.DeliveryListener;
import io.urutu.messaging.spi.OutgoingMessage;
import io.urutu.messaging.spi.Receipt;
import io.urutu.messaging.spi.Reply;
import io.urutu.messaging.spi.ReplyListener;
import io.urutu.messaging.spi.ReplyTo;
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
    private static final Duration LONGEST_WAIT = Duration.ofDays(1);
    private static final ReplyListener NO_REQUESTS = new ReplyListener() {
        @Override
        public void onReply(Reply reply) {}

        @Override
        public void onLost() {}
    };

    private final RabbitSettings settings;
    private final String application;
    private final String connection;
    private final Backlog backlog;
    private final WrittenHeaders headers = new WrittenHeaders();
    private final AtomicBoolean closed = new AtomicBoolean();
    private volatile ReplyListener replies = NO_REQUESTS;
    private volatile @Nullable Links links;

    /** @param application names the connections, and every message's {@code app_id} */
    public RabbitBroker(RabbitSettings settings, String application) {
        this(settings, application, "");
    }

    /** @param connection which of the application's brokers this is; empty for its only or its default one */
    public RabbitBroker(RabbitSettings settings, String application, String connection) {
        this(settings, application, connection, new Backlog(BUFFER));
    }

    RabbitBroker(RabbitSettings settings, String application, Backlog backlog) {
        this(settings, application, "", backlog);
    }

    private RabbitBroker(RabbitSettings settings, String application, String connection, Backlog backlog) {
        this.settings = settings;
        this.application = application;
        this.connection = connection;
        this.backlog = backlog;
    }

    /**
     * Reads a broker's URL with what is kept apart from it, which counts more. Everything wrong is added to the
     * problems, and then the result is empty.
     *
     * @param key the configuration key it stands below: {@code urutu.broker}, or {@code urutu.broker.<connection>}
     */
    public static Optional<RabbitSettings> parse(
            String key,
            String url,
            Optional<String> username,
            Optional<String> password,
            Optional<String> exchange,
            TlsStores stores,
            Problems problems) {
        BrokerUrlParser parser = new BrokerUrlParser(username, password, exchange, stores);
        Optional<RabbitSettings> settings = parser.parse(url);
        parser.problems().forEach(problem -> problems.add(RabbitMessages.below(key, problem)));
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
        Links fresh = new Links(
                settings,
                application,
                connection.isEmpty() ? application : application + "/" + connection,
                topology,
                backlog,
                replies);
        fresh.start();
        links = fresh;
    }

    @Override
    public CompletionStage<Receipt> send(OutgoingMessage message) {
        BasicProperties properties = AmqpMapping.properties(message, application, headers.of(message.headers()));
        return offer(new Outbound(settings.exchange(), message.topic(), properties, message.body()));
    }

    @Override
    public void answerTo(ReplyListener listener) {
        replies = listener;
    }

    @Override
    public CompletionStage<Receipt> request(OutgoingMessage message) {
        long waits = message.expiresAfter().orElse(LONGEST_WAIT).toNanos();
        return offer(new Outbound(
                settings.exchange(),
                message.topic(),
                AmqpMapping.request(message, application),
                message.body(),
                Outbound.Kind.REQUEST,
                System.nanoTime() + waits));
    }

    @Override
    public CompletionStage<Receipt> reply(ReplyTo to, OutgoingMessage message) {
        return offer(new Outbound(
                "",
                to.address(),
                AmqpMapping.reply(to.correlation(), message, application),
                message.body(),
                Outbound.Kind.REPLY,
                0));
    }

    private CompletionStage<Receipt> offer(Outbound outbound) {
        if (backlog.offer(outbound)) {
            return outbound.receipt;
        }
        throw backlog.isClosed()
                ? RabbitMessages.closed()
                : RabbitMessages.full(backlog.size(), status().lastProblem());
    }

    @Override
    public boolean accepts(int more) {
        return backlog.accepts(more);
    }

    /** While the broker takes messages, room comes; while it is away, none does. */
    @Override
    public boolean awaitRoom(int more, Duration atMost) throws InterruptedException {
        return backlog.awaitRoom(more, Deadline.in(atMost), () -> status().connected());
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
    public boolean declared() {
        Links present = links;
        return present != null && present.wereUp();
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
