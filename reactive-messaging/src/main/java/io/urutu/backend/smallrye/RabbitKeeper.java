package io.urutu.backend.smallrye;

import io.smallrye.reactive.messaging.rabbitmq.ClientHolder;
import io.smallrye.reactive.messaging.rabbitmq.RabbitMQConnector;
import io.smallrye.reactive.messaging.rabbitmq.RabbitMQConnectorCommonConfiguration;
import io.urutu.backend.rabbitmq.Faults;
import io.urutu.messaging.spi.AmqpAddress;
import io.urutu.messaging.spi.Topology;
import io.vertx.mutiny.rabbitmq.RabbitMQClient;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Sees to it that exchanges, queues and bindings are there, declared just as {@code urutu-rabbitmq} declares them, so
 * that an application can change its connector and keep its queues. The connector itself would declare a queue only where
 * it is consumed, and its dead letter queues otherwise. On a connection of its own, made by the connector's client: the broker
 * says no by closing the channel, which must be nobody else's.
 *
 * <p><b>Threading.</b> Works on a thread of its own, which may wait for the broker; its state is readable on any thread.
 */
final class RabbitKeeper {
    /** Longer than the client's own limits: a connection nobody waits for any more would stay. */
    private static final Duration CONNECTED = Duration.ofMinutes(1);

    private static final Duration PULSE = Duration.ofMillis(500);

    private final RabbitMQConnector connector;
    private final ChannelConfig config;
    private final RabbitDeclarer declarer;
    private final String label;
    private final AmqpAddress amqp;
    private final Operator thread;

    private @Nullable Topology topology;
    private Runnable changed = () -> {};
    private @Nullable ClientHolder holder;
    private int failures;
    private long dueAt = System.nanoTime();
    private volatile boolean up;
    private volatile boolean wanted = true;
    private volatile String problem = "not connected yet";

    /** @param label names the connection to people */
    RabbitKeeper(
            RabbitMQConnector connector,
            ChannelConfig config,
            AmqpAddress amqp,
            String exchange,
            String application,
            String label) {
        this.connector = connector;
        this.config = config;
        this.amqp = amqp;
        this.declarer = new RabbitDeclarer(exchange, application);
        this.label = label;
        this.thread = new Operator(label + "-topology");
    }

    void start(Topology planned, Runnable onChange) {
        thread.run(() -> {
            topology = planned;
            changed = onChange;
            tend();
        });
        thread.every(PULSE, this::tend);
    }

    boolean isUp() {
        return up;
    }

    /** Whether nothing is to be declared. */
    boolean isReady() {
        return up && !wanted;
    }

    boolean isUp(String queue) {
        return up && !declarer.refused(queue);
    }

    String problem() {
        return up ? "" : problem;
    }

    /** Everything is declared again, soon. */
    void repair() {
        wanted = true;
        thread.run(this::tend);
    }

    private void tend() {
        ClientHolder present = holder;
        if (present != null && !present.client().isConnected()) {
            disconnected("the connection broke");
        }
        if (dueAt - System.nanoTime() > 0 || (up && !wanted)) {
            return;
        }
        try {
            RabbitMQClient client = connected();
            if (topology != null) {
                declarer.declareAll(client, topology);
            }
            wanted = false;
            failures = 0;
            if (!up) {
                up = true;
                SmallryeMessages.connected(label, amqp.toString());
            }
        } catch (RuntimeException away) {
            disconnected(Faults.text(away));
        }
        changed.run();
    }

    private RabbitMQClient connected() {
        ClientHolder present = holder;
        if (present == null) {
            present = connector.getClientHolder(new RabbitMQConnectorCommonConfiguration(config));
            holder = present;
        }
        if (!present.client().isConnected()) {
            var unused = present.getOrEstablishConnection().await().atMost(CONNECTED);
        }
        return present.client();
    }

    private void disconnected(String why) {
        boolean news = up || !why.equals(problem);
        up = false;
        wanted = true;
        problem = why;
        declarer.lost();
        if (holder != null) {
            holder = null; // one that failed remembers it
            connector.releaseClient(config.channel(), false);
        }
        failures++;
        long pause = amqp.firstRetry().toNanos() << Math.min(failures - 1, 20);
        dueAt = System.nanoTime() + Math.min(pause, amqp.longestRetry().toNanos());
        if (news) {
            SmallryeMessages.away(label, amqp.toString(), why);
        }
        changed.run();
    }

    /** Completes when the queue of this tier may be used; its copies leave by {@link RabbitDeclarer#retryExchange} with {@link RabbitDeclarer#key}. */
    CompletionStage<Void> require(long tier) {
        CompletableFuture<Void> usable = new CompletableFuture<>();
        thread.run(() -> {
            try {
                long wait = declarer.require(tier, this::connected);
                if (wait > 0) {
                    thread.later(Duration.ofNanos(wait), () -> usable.complete(null));
                } else {
                    usable.complete(null);
                }
            } catch (RuntimeException failure) {
                usable.completeExceptionally(failure);
            }
        });
        return usable;
    }

    /** Where copies are sent that are to wait. */
    String retryExchange() {
        return declarer.retryExchange();
    }

    void close(long nanos) {
        thread.run(() -> {
            dueAt = System.nanoTime() + Duration.ofDays(1).toNanos();
            up = false;
            if (holder != null) {
                holder = null;
                connector.releaseClient(config.channel(), true);
            }
        });
        try {
            thread.end(nanos);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}
