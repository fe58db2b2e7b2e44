package io.urutu.bench.messaging.twin;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.DefaultConsumer;
import com.rabbitmq.client.Envelope;
import io.urutu.bench.messaging.app.Meter;
import io.urutu.bench.messaging.app.Order;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * What one writes by hand: one channel, a prefetch, a pool of threads that decode, handle and acknowledge. Steered by
 * lines on its input, as {@link Steering} says.
 */
public final class PlainConsumer {
    private static final Meter METER = new Meter();
    private static final Jsonb JSONB = JsonbBuilder.create();

    public static void main(String[] arguments) throws Exception {
        String url = arguments[0];
        String queue = arguments[1];
        int prefetch = Integer.parseInt(arguments[2]);
        ExecutorService workers = Executors.newFixedThreadPool(Integer.parseInt(arguments[3]));
        ConnectionFactory factory = new ConnectionFactory();
        factory.setUri(url);
        try (Connection connection = factory.newConnection()) {
            Channel channel = connection.createChannel();
            channel.exchangeDeclare("urutu", "topic", true);
            channel.queueDeclare(queue, true, false, false, Map.of("x-queue-type", "quorum"));
            channel.queueBind(queue, "urutu", queue);
            channel.basicQos(prefetch);
            channel.basicConsume(queue, false, new Worker(channel, workers));
            Steering.follow(METER);
        }
        workers.shutdownNow();
    }

    private static final class Worker extends DefaultConsumer {
        private final ExecutorService workers;

        private Worker(Channel channel, ExecutorService workers) {
            super(channel);
            this.workers = workers;
        }

        @Override
        public void handleDelivery(String tag, Envelope envelope, AMQP.BasicProperties properties, byte[] body) {
            workers.execute(() -> handle(envelope.getDeliveryTag(), body));
        }

        private void handle(long tag, byte[] body) {
            try {
                METER.handled(JSONB.fromJson(new String(body, StandardCharsets.UTF_8), Order.class));
                getChannel().basicAck(tag, false);
            } catch (IOException | RuntimeException failed) {
                System.err.println("not handled: " + failed);
            }
        }
    }

    private PlainConsumer() {}
}
