package io.urutu.backend.smallrye;

import com.rabbitmq.client.AMQP;
import io.smallrye.mutiny.Uni;
import io.urutu.backend.rabbitmq.DelayQueues;
import io.urutu.backend.rabbitmq.Faults;
import io.urutu.backend.rabbitmq.QueueArguments;
import io.urutu.messaging.spi.QueuePlan;
import io.urutu.messaging.spi.Topology;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.rabbitmq.RabbitMQClient;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Declares exchanges, queues and bindings by the connector's client, each step awaited.
 *
 * <p><b>Threading.</b> Confined to the keeper's thread, but for {@link #refused}.
 */
final class RabbitDeclarer {
    static final String WAIT = "urutu.wait.";
    private static final Duration ANSWER = Duration.ofSeconds(10);

    private final String exchange;
    private final String application;
    /** By tier, the {@link System#nanoTime} from which on it may be used. */
    private final Map<Long, Long> tiers = new HashMap<>();

    private final Set<String> refused = ConcurrentHashMap.newKeySet();

    RabbitDeclarer(String exchange, String application) {
        this.exchange = exchange;
        this.application = application;
    }

    /** Whether the broker would not have this queue as it is planned. On any thread. */
    boolean refused(String queue) {
        return refused.contains(queue);
    }

    /** The connection, and with it what is known of the tiers. */
    void lost() {
        tiers.clear();
    }

    /** Everything that is planned. */
    void declareAll(RabbitMQClient client, Topology planned) {
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

    /** Sees to it that the tier is there; the nanoseconds until it may be used, 0 or less for now. */
    long require(long tier, Supplier<RabbitMQClient> client) {
        return tiers.computeIfAbsent(tier, absent -> declareTier(client.get(), absent)) - System.nanoTime();
    }

    private long declareTier(RabbitMQClient client, long tier) {
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
}
