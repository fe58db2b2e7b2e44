package io.urutu.bench.messaging.twin;

import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.MessageProperties;
import io.urutu.bench.messaging.app.Order;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.Semaphore;

/**
 * Publishes as fast as one channel with confirms goes: persistent, mandatory, at most so many unconfirmed. Each line
 * {@code publish N} of its input is answered by {@code done} when all are confirmed.
 */
public final class PlainPublisher {
    private static final int WINDOW = 1_000;
    private static final BasicProperties PROPERTIES = MessageProperties.PERSISTENT_BASIC
            .builder()
            .contentType("application/json")
            .build();

    public static void main(String[] arguments) throws Exception {
        ConnectionFactory factory = new ConnectionFactory();
        factory.setUri(arguments[0]);
        Jsonb jsonb = JsonbBuilder.create();
        try (Connection connection = factory.newConnection()) {
            Channel channel = connection.createChannel();
            Window window = new Window(WINDOW);
            channel.confirmSelect();
            channel.addConfirmListener(window::confirmed, (number, andBefore) -> {
                throw new IllegalStateException("the broker did not take " + number);
            });
            BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            System.out.println("ready");
            for (String line = lines.readLine(); line != null && !line.equals("end"); line = lines.readLine()) {
                publish(channel, window, jsonb, Integer.parseInt(line.substring("publish ".length())));
                System.out.println("done");
            }
        }
    }

    private static void publish(Channel channel, Window window, Jsonb jsonb, int count)
            throws IOException, InterruptedException {
        for (int number = 0; number < count; number++) {
            byte[] body = jsonb.toJson(Order.numbered(number)).getBytes(StandardCharsets.UTF_8);
            window.enter(channel.getNextPublishSeqNo());
            BasicProperties named =
                    PROPERTIES.builder().messageId(UUID.randomUUID().toString()).build();
            channel.basicPublish("urutu", "bench.sink", true, named, body);
        }
        window.awaitEmpty();
    }

    /** So many may be unconfirmed; the broker confirms one, or all up to one. */
    private static final class Window {
        private final int size;
        private final Semaphore free;
        private final ConcurrentSkipListSet<Long> unconfirmed = new ConcurrentSkipListSet<>();

        private Window(int size) {
            this.size = size;
            this.free = new Semaphore(size);
        }

        void enter(long number) throws InterruptedException {
            free.acquire();
            unconfirmed.add(number);
        }

        void confirmed(long number, boolean andBefore) {
            if (andBefore) {
                int count = 0;
                for (Long first = unconfirmed.pollFirst(); first != null; first = unconfirmed.pollFirst()) {
                    if (first > number) {
                        unconfirmed.add(first);
                        break;
                    }
                    count++;
                }
                free.release(count);
            } else if (unconfirmed.remove(number)) {
                free.release();
            }
        }

        void awaitEmpty() throws InterruptedException {
            free.acquire(size);
            free.release(size);
        }
    }

    private PlainPublisher() {}
}
