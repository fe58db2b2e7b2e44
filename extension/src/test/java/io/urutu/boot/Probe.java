package io.urutu.boot;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.MessageProperties;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;

/**
 * A client of its own beside the application: it measures from its own first handshake, on the application's way to
 * the broker, until the application handles what it publishes.
 */
final class Probe {
    private static final long POLL = Duration.ofMillis(20).toNanos();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final ConnectionFactory factory = new ConnectionFactory();
    private final String exchange;
    private final String topic;

    Probe(int port, String exchange, String topic) {
        factory.setHost("127.0.0.1");
        factory.setPort(port);
        factory.setConnectionTimeout(500);
        factory.setHandshakeTimeout(500);
        factory.setAutomaticRecoveryEnabled(false);
        this.exchange = exchange;
        this.topic = topic;
    }

    /** The time from the first handshake until the handler has one of our beacons. */
    Duration measure(String name, WorkHandlers handlers) {
        try (Connection connection = connected()) {
            long handshake = System.nanoTime();
            long deadline = handshake + PATIENCE.toNanos();
            for (int n = 0; System.nanoTime() < deadline; n++) {
                send(connection, name + "-" + n);
                LockSupport.parkNanos(POLL);
                for (int sent = 0; sent <= n; sent++) {
                    if (handlers.has(name + "-" + sent)) {
                        return Duration.ofNanos(System.nanoTime() - handshake);
                    }
                }
            }
            throw new AssertionError(name + ": not consuming " + PATIENCE + " after the broker was back");
        } catch (IOException failed) {
            throw new AssertionError(name, failed);
        }
    }

    /** On a channel of its own: one that met a queue without a leader has to wait until the broker tries again. */
    private void send(Connection connection, String id) throws IOException {
        Channel channel = connection.createChannel();
        byte[] body = ("{\"id\":\"" + id + "\"}").getBytes(StandardCharsets.UTF_8);
        channel.basicPublish(exchange, topic, MessageProperties.PERSISTENT_BASIC, body);
        channel.abort();
    }

    private Connection connected() {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            try {
                return factory.newConnection("probe");
            } catch (IOException | TimeoutException notYet) {
                LockSupport.parkNanos(POLL);
            }
        }
        throw new AssertionError("no handshake within " + PATIENCE);
    }
}
