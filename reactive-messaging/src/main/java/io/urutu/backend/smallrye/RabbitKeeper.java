package io.urutu.backend.smallrye;

import com.rabbitmq.client.AMQP;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.rabbitmq.ClientHolder;
import io.smallrye.reactive.messaging.rabbitmq.RabbitMQConnector;
import io.smallrye.reactive.messaging.rabbitmq.RabbitMQConnectorCommonConfiguration;
import io.urutu.backend.rabbitmq.DelayQueues;
import io.urutu.backend.rabbitmq.Faults;
import io.urutu.backend.rabbitmq.QueueArguments;
import io.urutu.messaging.spi.AmqpAddress;
import io.urutu.messaging.spi.QueuePlan;
import io.urutu.messaging.spi.Topology;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.rabbitmq.RabbitMQClient;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
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
    static final String WAIT = "urutu.wait.";
    private static final Duration ANSWER = Duration.ofSeconds(10);
    /** Longer than the client's own limits: a connection nobody waits for any more would stay. */
    private static final Duration CONNECTED = Duration.ofMinutes(1);

    private static final Duration PULSE = Duration.ofMillis(500);

    private final RabbitMQConnector connector;
    private final ChannelConfig config;
    private final String exchange;
    private final String application;
    private final String label;
    private final AmqpAddress amqp;
    private final Operator thread;

    private @Nullable Topology topology;
    private Runnable changed = () -> {};
    private @Nullable ClientHolder holder;
    private int failures;
    private long dueAt = System.nanoTime();
    /** By tier, the {@link System#nanoTime} from which on it may be used. */
    private final Map<Long, Long> tiers = new HashMap<>();

    private final Set<String> refused = ConcurrentHashMap.newKeySet();
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
        this.exchange = exchange;
        this.application = application;
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
        return up && !refused.contains(queue);
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
            declareAll(connected());
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
        tiers.clear();
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

    private void declareAll(RabbitMQClient client) {
        Topology planned = topology;
        if (planned == null) {
            return;
        }
        done(client.exchangeDeclare(exchange, "topic", true, false));
        done(client.exchangeDeclare(planned.deadLetterExchange(), "direct", true, false));
        planned.queues().forEach(queue -> declare(client, planned, queue));
    }

    /** A queue that cannot be is told of and left, the others are declared. */
    private void declare(RabbitMQClient client, Topology planned, QueuePlan queue) {
        try {
            queue.deadLetterQueue().ifPresent(dead -> {
                declare(client, dead, QueueArguments.OF_DEAD_LETTERS);
                done(client.queueBind(dead, planned.deadLetterExchange(), dead));
            });
            declare(client, queue.name(), QueueArguments.of(queue, planned));
            queue.topics().forEach(topic -> done(client.queueBind(queue.name(), exchange, topic)));
            refused.remove(queue.name());
        } catch (RuntimeException failure) {
            if (!client.isConnected() || Faults.code(failure) == 0) { // only the broker's no is one queue's
                throw failure;
            }
            refuse(queue.name(), failure);
        }
    }

    private void refuse(String queue, RuntimeException failure) {
        if (!refused.add(queue)) {
            return;
        }
        if (Faults.code(failure) == AMQP.PRECONDITION_FAILED) {
            SmallryeMessages.otherArguments(queue, Faults.text(failure));
        } else {
            SmallryeMessages.undeclared("Queue " + queue, Faults.text(failure));
        }
    }

    private static void declare(RabbitMQClient client, String queue, Map<String, Object> arguments) {
        done(client.queueDeclare(queue, true, false, false, new JsonObject(new HashMap<>(arguments))));
    }

    /** Completes when the queue of this tier may be used; its copies leave by {@link #retryExchange} with {@link #key}. */
    CompletionStage<Void> require(long tier) {
        CompletableFuture<Void> usable = new CompletableFuture<>();
        thread.run(() -> {
            try {
                long wait = tiers.computeIfAbsent(tier, this::declareTier) - System.nanoTime();
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

    private long declareTier(long tier) {
        RabbitMQClient client = connected();
        String queue = DelayQueues.name(application, tier);
        long pause = isThere(client, queue) ? 0 : DelayQueues.TRUSTED_AFTER.toNanos();
        declare(client, queue, DelayQueues.arguments(tier));
        done(client.exchangeDeclare(retryExchange(), "direct", true, false));
        done(client.queueBind(queue, retryExchange(), key(tier)));
        return System.nanoTime() + pause;
    }

    private static boolean isThere(RabbitMQClient client, String queue) {
        try {
            done(client.messageCount(queue));
            return true;
        } catch (RuntimeException absent) {
            if (Faults.code(absent) == AMQP.NOT_FOUND) {
                return false;
            }
            throw absent;
        }
    }

    /** Where copies are sent that are to wait. */
    String retryExchange() {
        return application + ".retry";
    }

    /** The routing key of a tier: no queue's name, as the broker routes by it a second time when the wait is over. */
    static String key(long tier) {
        return WAIT + tier;
    }

    private static void done(Uni<?> step) {
        var unused = step.await().atMost(ANSWER);
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
