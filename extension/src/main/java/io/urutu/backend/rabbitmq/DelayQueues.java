package io.urutu.backend.rabbitmq;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.BuiltinExchangeType;
import com.rabbitmq.client.Connection;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The queues in which copies wait: one per {@link DelayTiers tier}, shared by the handlers of an application, made when
 * it is needed first. A copy is published to the exchange of the queue's name under the name of the queue it is to come
 * to; when its time is over the broker routes it there by the default exchange, confirmed between the queues, so that
 * no step can lose it.
 *
 * <p><b>Threading.</b> Safe for concurrent use; declaring waits for the broker and is for a link's thread.
 */
public final class DelayQueues {
    /**
     * Nothing is entrusted to a new quorum queue that is younger: killed before it has written down that the queue is
     * there, RabbitMQ 3.10 comes back without what it had confirmed. It keeps that in a table with
     * {@code auto_save} 500 (Ra's {@code ra_directory}), which Erlang's dets looks at every 500 ms and writes once
     * nothing has changed between two looks: up to a second after the last change, and half a second for a busy machine.
     */
    public static final Duration TRUSTED_AFTER = Duration.ofMillis(1500);

    private final String application;
    /** By tier, the {@link System#nanoTime} from which on it may be used. */
    private final Map<Long, Long> usable = new ConcurrentHashMap<>();

    DelayQueues(String application) {
        this.application = application;
    }

    /** Of the queue and its exchange. */
    public static String name(String application, long tier) {
        return application + ".retry." + tier;
    }

    String name(long tier) {
        return name(application, tier);
    }

    /** Sees to it that the tier is there; the nanoseconds until it may be used, 0 or less for now. */
    long require(Connection connection, long tier) throws IOException {
        Long known = usable.get(tier);
        if (known == null) {
            long pause = isThere(connection, tier) ? 0 : TRUSTED_AFTER.toNanos();
            declare(connection, tier);
            known = System.nanoTime() + pause;
            usable.put(tier, known);
        }
        return known - System.nanoTime();
    }

    private boolean isThere(Connection connection, long tier) throws IOException {
        try {
            ThrowAway.run(connection, channel -> channel.queueDeclarePassive(name(tier)));
            return true;
        } catch (IOException absent) {
            if (Faults.code(absent) == AMQP.NOT_FOUND) {
                return false;
            }
            throw absent;
        }
    }

    private void declare(Connection connection, long tier) throws IOException {
        String name = name(tier);
        ThrowAway.run(connection, channel -> {
            channel.queueDeclare(name, true, false, false, arguments(tier));
            channel.exchangeDeclare(name, BuiltinExchangeType.FANOUT, true);
            channel.queueBind(name, name, "");
        });
    }

    /** Was seen to be gone. */
    void forget(long tier) {
        usable.remove(tier);
    }

    void forgetAll() {
        usable.clear();
    }

    public static Map<String, Object> arguments(long tier) {
        return Map.of(
                "x-queue-type", "quorum",
                "x-message-ttl", tier,
                "x-dead-letter-exchange", "",
                "x-dead-letter-strategy", "at-least-once",
                "x-overflow", "reject-publish");
    }
}
