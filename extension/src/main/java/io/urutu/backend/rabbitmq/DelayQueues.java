package io.urutu.backend.rabbitmq;

import com.rabbitmq.client.BuiltinExchangeType;
import com.rabbitmq.client.Connection;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The queues in which copies wait: one per {@link DelayTiers tier}, shared by the handlers of an application, made when
 * it is needed first. A copy is published to the exchange of the queue's name under the name of the queue it is to come
 * to; when its time is over the broker routes it there by the default exchange, confirmed between the queues, so that
 * no step can lose it.
 *
 * <p><b>Threading.</b> Safe for concurrent use; declaring waits for the broker and is for a link's thread.
 */
final class DelayQueues {
    private final String application;
    private final Set<Long> declared = ConcurrentHashMap.newKeySet();

    DelayQueues(String application) {
        this.application = application;
    }

    /** Of the queue and its exchange. */
    String name(long tier) {
        return application + ".retry." + tier;
    }

    /** Nothing for a tier that is there, as far as we know. */
    void require(Connection connection, long tier) throws IOException {
        if (declared.contains(tier)) {
            return;
        }
        String name = name(tier);
        ThrowAway.run(connection, channel -> {
            channel.queueDeclare(name, true, false, false, arguments(tier));
            channel.exchangeDeclare(name, BuiltinExchangeType.FANOUT, true);
            channel.queueBind(name, name, "");
        });
        declared.add(tier);
    }

    /** Was seen to be gone. */
    void forget(long tier) {
        declared.remove(tier);
    }

    void forgetAll() {
        declared.clear();
    }

    private static Map<String, Object> arguments(long tier) {
        return Map.of(
                "x-queue-type", "quorum",
                "x-message-ttl", tier,
                "x-dead-letter-exchange", "",
                "x-dead-letter-strategy", "at-least-once",
                "x-overflow", "reject-publish");
    }
}
