package io.urutu.backend.smallrye;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.GetResponse;
import io.urutu.backend.rabbitmq.AmqpMapping;
import io.urutu.backend.rabbitmq.DelayQueues;
import io.urutu.backend.rabbitmq.DelayTiers;
import io.urutu.messaging.spi.IncomingMessage;
import io.urutu.messaging.spi.QueuePlan;
import io.urutu.messaging.spi.Topology;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;

/** Looks into a RabbitMQ from the side, over a connection of its own. */
final class Inspector implements AutoCloseable {
    private final Connection connection;

    interface Work<T> {
        T with(Channel channel) throws IOException;
    }

    Inspector(String url) {
        try {
            ConnectionFactory factory = new ConnectionFactory();
            factory.setUri(url);
            connection = factory.newConnection("inspector");
        } catch (IOException | TimeoutException | URISyntaxException | GeneralSecurityException failed) {
            throw new IllegalStateException("no RabbitMQ at its address", failed);
        }
    }

    <T> T on(Work<T> work) {
        try (Channel channel = connection.createChannel()) {
            return work.with(channel);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (TimeoutException failed) {
            throw new IllegalStateException(failed);
        }
    }

    long depth(String queue) {
        return on(channel -> channel.messageCount(queue));
    }

    /** -1 while the queue is not there. */
    long consumers(String queue) {
        try {
            return on(channel -> channel.consumerCount(queue));
        } catch (UncheckedIOException absent) {
            return -1;
        }
    }

    List<IncomingMessage> drain(String queue) {
        return on(channel -> {
            List<IncomingMessage> all = new ArrayList<>();
            for (GetResponse next = channel.basicGet(queue, true); next != null; next = channel.basicGet(queue, true)) {
                AMQP.BasicProperties properties = next.getProps();
                all.add(AmqpMapping.incoming(queue, next.getEnvelope(), properties, next.getBody()));
            }
            return all;
        });
    }

    void ask(String exchange, String topic, String replyTo, String correlation) {
        on(channel -> {
            AMQP.BasicProperties properties = new AMQP.BasicProperties.Builder()
                    .replyTo(replyTo)
                    .correlationId(correlation)
                    .build();
            channel.basicPublish(exchange, topic, properties, new byte[] {1});
            return null;
        });
    }

    void forget(String exchange, String application, List<Topology> topologies) {
        on(channel -> {
            for (Topology topology : topologies) {
                for (QueuePlan queue : topology.queues()) {
                    channel.queueDelete(queue.name());
                    if (queue.deadLetterQueue().isPresent()) {
                        channel.queueDelete(queue.deadLetterQueue().get());
                    }
                }
                channel.exchangeDelete(topology.deadLetterExchange());
            }
            for (long tier = 100; tier <= 60_000; tier = DelayTiers.atLeast(Duration.ofMillis(tier + 1))) {
                channel.queueDelete(DelayQueues.name(application, tier));
            }
            channel.exchangeDelete(application + ".retry");
            return channel.exchangeDelete(exchange);
        });
    }

    @Override
    public void close() throws IOException {
        connection.close();
    }
}
