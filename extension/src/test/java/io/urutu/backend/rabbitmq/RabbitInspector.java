package io.urutu.backend.rabbitmq;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.GetResponse;
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

/** Looks into a RabbitMQ from the side, over a connection of its own; also for the tests of urutu-reactive-messaging. */
public final class RabbitInspector implements AutoCloseable {
    private final Connection connection;

    public interface Work<T> {
        T with(Channel channel) throws IOException;
    }

    public RabbitInspector(String url) {
        try {
            ConnectionFactory factory = new ConnectionFactory();
            factory.setUri(url);
            connection = factory.newConnection("inspector");
        } catch (IOException | TimeoutException | URISyntaxException | GeneralSecurityException failed) {
            throw new IllegalStateException("no RabbitMQ at its address", failed);
        }
    }

    public <T> T on(Work<T> work) {
        try (Channel channel = connection.createChannel()) {
            return work.with(channel);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (TimeoutException failed) {
            throw new IllegalStateException(failed);
        }
    }

    public long depth(String queue) {
        return on(channel -> channel.messageCount(queue));
    }

    /** -1 while the queue is not there. */
    public long consumers(String queue) {
        try {
            return on(channel -> channel.consumerCount(queue));
        } catch (UncheckedIOException absent) {
            return -1;
        }
    }

    public List<IncomingMessage> drain(String queue) {
        return on(channel -> {
            List<IncomingMessage> all = new ArrayList<>();
            for (GetResponse next = channel.basicGet(queue, true); next != null; next = channel.basicGet(queue, true)) {
                all.add(AmqpMapping.incoming(queue, next.getEnvelope(), next.getProps(), next.getBody()));
            }
            return all;
        });
    }

    /** As a foreign client does that awaits an answer. */
    public void ask(String exchange, String topic, String replyTo, String correlation) {
        on(channel -> {
            AMQP.BasicProperties properties = new AMQP.BasicProperties.Builder()
                    .replyTo(replyTo)
                    .correlationId(correlation)
                    .build();
            channel.basicPublish(exchange, topic, properties, new byte[] {1});
            return null;
        });
    }

    /** The delay queues of an application, as far as tests make them. */
    public void forgetDelays(String application) {
        on(channel -> {
            DelayQueues delays = new DelayQueues(application);
            for (long tier = DelayTiers.SHORTEST; tier <= 60_000; tier = next(tier)) {
                channel.queueDelete(delays.name(tier));
                channel.exchangeDelete(delays.name(tier));
            }
            return null;
        });
    }

    private static long next(long tier) {
        return DelayTiers.atLeast(Duration.ofMillis(tier + 1));
    }

    public void forget(String exchange, List<Topology> topologies) {
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
            return channel.exchangeDelete(exchange);
        });
    }

    @Override
    public void close() throws IOException {
        connection.close();
    }
}
