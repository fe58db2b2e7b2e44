package io.urutu.bench.messaging;

import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.MessageProperties;
import io.urutu.bench.messaging.app.Order;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/** The broker as the bench itself uses it: to fill queues, and to see how full they are. */
final class Queues implements AutoCloseable {
    private static final int BETWEEN_CONFIRMS = 500;
    private static final String EXCHANGE = "urutu";
    private static final String SINK = "bench.sink";
    private static final BasicProperties PROPERTIES = MessageProperties.PERSISTENT_BASIC
            .builder()
            .contentType("application/json")
            .build();

    private final Connection connection;
    private final Channel channel;
    private final Jsonb jsonb = JsonbBuilder.create();

    Queues(String url) throws Exception {
        ConnectionFactory factory = new ConnectionFactory();
        factory.setUri(url);
        connection = factory.newConnection();
        channel = connection.createChannel();
        channel.confirmSelect();
        channel.exchangeDeclare(EXCHANGE, "topic", true);
        channel.queueDeclare(SINK, true, false, false, Map.of("x-queue-type", "quorum"));
        channel.queueBind(SINK, EXCHANGE, SINK);
    }

    /** A twin that attaches in the background is there when its queue has a consumer. */
    void awaitConsumer(String queue) throws Exception {
        while (!hasConsumer(queue)) {
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    private boolean hasConsumer(String queue) throws Exception {
        Channel asking = connection.createChannel();
        try {
            return asking.consumerCount(queue) > 0;
        } catch (IOException notThereYet) {
            return false;
        } finally {
            asking.abort();
        }
    }

    void fill(String topic, int count) throws Exception {
        for (int number = 1; number <= count; number++) {
            publish(topic, number);
            if (number % BETWEEN_CONFIRMS == 0) {
                channel.waitForConfirmsOrDie();
            }
        }
        channel.waitForConfirmsOrDie();
    }

    void publish(String topic, int number) throws Exception {
        BasicProperties named =
                PROPERTIES.builder().messageId(UUID.randomUUID().toString()).build();
        byte[] body = jsonb.toJson(Order.numbered(number)).getBytes(StandardCharsets.UTF_8);
        channel.basicPublish(EXCHANGE, topic, true, named, body);
    }

    /** Messages a second, from the beginning of the publishing until the queue has them all. */
    double timeToFill(int count, Callable<?> publishing) throws Exception {
        channel.queuePurge(SINK);
        long begun = System.nanoTime();
        publishing.call();
        while (channel.messageCount(SINK) < count) {
            TimeUnit.MILLISECONDS.sleep(20); // each question costs the broker some of what is measured
        }
        double rate = count / ((System.nanoTime() - begun) / 1e9);
        channel.queuePurge(SINK);
        return rate;
    }

    @Override
    public void close() throws IOException {
        connection.close();
    }
}
