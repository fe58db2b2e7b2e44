package io.urutu.tck.messaging;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.GetResponse;
import io.urutu.testkit.services.Service;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** The broker as another program sees it. */
public final class Rabbit implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Connection connection;
    private final Channel channel;

    private Rabbit(Connection connection) throws IOException {
        this.connection = connection;
        this.channel = connection.createChannel();
    }

    public static Rabbit connect(Service broker) {
        try {
            ConnectionFactory factory = new ConnectionFactory();
            factory.setUri(broker.url());
            return new Rabbit(factory.newConnection("urutu-tck"));
        } catch (IOException | TimeoutException | java.net.URISyntaxException | GeneralSecurityException failed) {
            throw new IllegalStateException(broker.url(), failed);
        }
    }

    /** Waits for a message in the queue whose body has this text, drops those before it, and takes it. */
    public GetResponse await(String queue, String text) {
        return Awaitility.await(text + " in " + queue)
                .atMost(PATIENCE)
                .until(() -> find(queue, text), found -> found != null);
    }

    private @Nullable GetResponse find(String queue, String text) throws IOException {
        for (GetResponse next = channel.basicGet(queue, true); next != null; next = channel.basicGet(queue, true)) {
            if (new String(next.getBody(), StandardCharsets.UTF_8).contains(text)) {
                return next;
            }
        }
        return null;
    }

    /** How many consumers the queue has. */
    public int consumers(String queue) {
        try {
            return channel.queueDeclarePassive(queue).getConsumerCount();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** How many messages wait in the queue. */
    public int depth(String queue) {
        try {
            return channel.queueDeclarePassive(queue).getMessageCount();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Waits until the queue has this many consumers. */
    public void awaitConsumers(String queue, int wanted) {
        Awaitility.await(wanted + " consumers of " + queue).atMost(PATIENCE).until(() -> look(queue) == wanted);
    }

    /** On a channel of its own, since a question for a queue that is still to be declared closes it; then below zero. */
    private int look(String queue) throws TimeoutException {
        try (Channel own = connection.createChannel()) {
            return own.queueDeclarePassive(queue).getConsumerCount();
        } catch (IOException missing) {
            return -1;
        }
    }

    /** Publishes to a queue that is made for it if need be, in the form the runtime declares it. */
    public void leave(String queue, String exchange, String topic, byte[] body) {
        try {
            channel.exchangeDeclare(exchange, "topic", true);
            channel.queueDeclare(queue, true, false, false, arguments(queue));
            channel.queueBind(queue, exchange, topic);
            channel.basicPublish(exchange, topic, new AMQP.BasicProperties(), body);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static Map<String, Object> arguments(String queue) {
        String application = queue.substring(0, queue.indexOf('.'));
        return Map.of(
                "x-queue-type", "quorum",
                "x-overflow", "reject-publish",
                "x-dead-letter-exchange", application + ".dlx",
                "x-dead-letter-routing-key", queue + ".dlq",
                "x-dead-letter-strategy", "at-least-once");
    }

    /** A queue of one's own, bound to the topic. */
    String tap(String exchange, String topic) {
        try {
            String queue = channel.queueDeclare().getQueue();
            channel.queueBind(queue, exchange, topic);
            return queue;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** As a foreign producer sends it: no id, no content type, no header of ours. */
    void publish(String exchange, String topic, byte[] body) {
        try {
            AMQP.BasicProperties bare = new AMQP.BasicProperties();
            channel.basicPublish(exchange, topic, bare, body);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** A header as text. */
    static String header(GetResponse message, String name) {
        Map<String, Object> headers = message.getProps().getHeaders();
        return String.valueOf(headers.get(name));
    }

    @Override
    public void close() {
        try {
            connection.close(2_000);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
