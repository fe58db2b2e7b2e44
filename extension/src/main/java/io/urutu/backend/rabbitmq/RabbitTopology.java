package io.urutu.backend.rabbitmq;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.BuiltinExchangeType;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import io.urutu.kernel.TopicPattern;
import io.urutu.messaging.spi.QueuePlan;
import io.urutu.messaging.spi.Topology;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Declares exchanges, queues and bindings, again and again: what is there already is left as it is.
 *
 * <p><b>Threading.</b> Safe for concurrent use; declares one at a time, as concurrent declarations of one quorum queue
 * disturb each other at the broker.
 */
final class RabbitTopology {
    private static final String SINGLE_ACTIVE = "x-single-active-consumer";

    private final String exchange;
    private final Topology plan;
    private final DelayQueues delays;
    private final Runnable onNew;
    private final Set<String> reported = ConcurrentHashMap.newKeySet();

    /** @param onNew called before and after a queue is made that was not there */
    RabbitTopology(String exchange, Topology plan, DelayQueues delays, Runnable onNew) {
        this.exchange = exchange;
        this.plan = plan;
        this.delays = delays;
        this.onNew = onNew;
    }

    DelayQueues delays() {
        return delays;
    }

    /** As planned; nothing for a queue that is not ours. */
    Map<String, Object> argumentsOf(String queue) {
        return plan.queues().stream()
                .filter(each -> each.name().equals(queue))
                .findFirst()
                .map(each -> QueueArguments.of(each, plan))
                .orElse(Map.of());
    }

    Optional<String> deadLetterQueueOf(String queue) {
        return plan.queues().stream()
                .filter(each -> each.name().equals(queue))
                .findFirst()
                .flatMap(QueuePlan::deadLetterQueue);
    }

    /** Whether one of our own queues takes this topic: if the broker finds none, the queue was deleted under us. */
    boolean isOurs(String sentTo, String topic) {
        return exchange.equals(sentTo) && plan.queues().stream().anyMatch(queue -> takes(queue, topic));
    }

    boolean takes(String queue, String topic) {
        return plan.queues().stream().anyMatch(each -> each.name().equals(queue) && takes(each, topic));
    }

    private static boolean takes(QueuePlan queue, String topic) {
        return queue.topics().contains(topic)
                || queue.topics().stream()
                        .anyMatch(each -> TopicPattern.of(each).matches(topic));
    }

    /** Whether one consumer of all is served at a time. */
    boolean isSingleActive(String queue) {
        return plan.queues().stream()
                .filter(each -> each.name().equals(queue))
                .anyMatch(each -> Boolean.TRUE.equals(each.arguments().get(SINGLE_ACTIVE)));
    }

    List<String> queues() {
        return plan.queues().stream().map(QueuePlan::name).toList();
    }

    /** Those that are no orphans, as another connection's handlers have them. */
    Set<String> elsewhere() {
        return plan.elsewhere();
    }

    String deadLetterExchange() {
        return plan.deadLetterExchange();
    }

    /** Everything; a queue that cannot be is told of and left, the others are declared. */
    synchronized void declareAll(Connection connection) throws IOException {
        declareExchanges(connection);
        for (QueuePlan queue : plan.queues()) {
            try {
                declare(connection, queue);
            } catch (IOException | RuntimeException failure) {
                if (!connection.isOpen() || Faults.code(failure) == 0) { // only the broker's no is one queue's
                    throw failure;
                }
            }
        }
    }

    /** One queue with all it needs; nothing for one that is not ours. */
    synchronized void declare(Connection connection, String queue) throws IOException {
        List<QueuePlan> needed = plan.queues().stream()
                .filter(each -> each.name().equals(queue)
                        || each.deadLetterQueue().filter(queue::equals).isPresent())
                .toList();
        if (!needed.isEmpty()) {
            declareExchanges(connection);
        }
        for (QueuePlan each : needed) {
            declare(connection, each);
        }
    }

    private void declareExchanges(Connection connection) throws IOException {
        ThrowAway.run(connection, channel -> {
            channel.exchangeDeclare(exchange, BuiltinExchangeType.TOPIC, true);
            channel.exchangeDeclare(plan.deadLetterExchange(), BuiltinExchangeType.DIRECT, true);
        });
    }

    /** On channels of its own: the broker closes a channel to say no. */
    private void declare(Connection connection, QueuePlan queue) throws IOException {
        try {
            boolean isNew = !isThere(connection, queue);
            if (isNew) {
                onNew.run(); // other threads publish, and to a new queue as soon as it is bound
            }
            ThrowAway.run(connection, channel -> {
                Optional<String> dead = queue.deadLetterQueue();
                if (dead.isPresent()) {
                    declareDeadLetterQueue(channel, dead.get());
                }
                channel.queueDeclare(queue.name(), true, false, false, QueueArguments.of(queue, plan));
                for (String topic : queue.topics()) {
                    channel.queueBind(queue.name(), exchange, topic);
                }
            });
            if (isNew) {
                onNew.run();
            }
            reported.remove(queue.name());
        } catch (IOException | RuntimeException failure) {
            report(queue.name(), failure);
            throw failure;
        }
    }

    private static boolean isThere(Connection connection, QueuePlan queue) throws IOException {
        try {
            ThrowAway.run(connection, channel -> {
                channel.queueDeclarePassive(queue.name());
                if (queue.deadLetterQueue().isPresent()) {
                    channel.queueDeclarePassive(queue.deadLetterQueue().get());
                }
            });
            return true;
        } catch (IOException refused) {
            if (Faults.code(refused) == 0) {
                throw refused;
            }
            return Faults.code(refused) != AMQP.NOT_FOUND; // any other no is the declaration's to tell
        }
    }

    private void declareDeadLetterQueue(Channel channel, String name) throws IOException {
        channel.queueDeclare(name, true, false, false, QueueArguments.OF_DEAD_LETTERS);
        channel.queueBind(name, plan.deadLetterExchange(), name);
    }

    private void report(String queue, Exception failure) {
        if (Faults.code(failure) == 0 || !reported.add(queue)) {
            return;
        }
        if (Faults.code(failure) == AMQP.PRECONDITION_FAILED) {
            RabbitMessages.otherArguments(queue, Faults.text(failure));
        } else {
            RabbitMessages.undeclared(queue, Faults.text(failure));
        }
    }
}
