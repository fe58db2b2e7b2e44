package io.urutu.tck.restarts;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.MessageProperties;
import io.urutu.testkit.services.Service;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A producer of its own that publishes entries at an even rate, each confirmed, until it is stopped. */
final class Load implements AutoCloseable {
    private static final long CONFIRM_MILLIS = 30_000;

    private final String prefix;
    private final long pause;
    private final Connection connection;
    private final Channel channel;
    private final Thread thread;
    private volatile boolean stopped;
    private volatile int sent;
    private volatile Exception failure;

    Load(Service broker, String prefix, int perSecond) throws Exception {
        this.prefix = prefix;
        this.pause = TimeUnit.SECONDS.toNanos(1) / perSecond;
        ConnectionFactory factory = new ConnectionFactory();
        factory.setUri(broker.url());
        connection = factory.newConnection("load");
        channel = connection.createChannel();
        channel.confirmSelect();
        thread = new Thread(this::publish, "load");
        thread.start();
    }

    private void publish() {
        try {
            while (!stopped) {
                byte[] body = ("{\"id\":\"" + prefix + sent + "\"}").getBytes(StandardCharsets.UTF_8);
                channel.basicPublish("urutu", "restarts.entry", true, MessageProperties.PERSISTENT_BASIC, body);
                sent++;
                if (sent % 50 == 0) {
                    channel.waitForConfirmsOrDie(CONFIRM_MILLIS);
                }
                LockSupport.parkNanos(pause);
            }
            channel.waitForConfirmsOrDie(CONFIRM_MILLIS);
        } catch (Exception broken) {
            failure = broken;
        }
    }

    /** How many the broker has confirmed, when the load has ended. */
    int end() throws Exception {
        stopped = true;
        thread.join();
        if (failure != null) {
            throw failure;
        }
        return sent;
    }

    long waiting(String queue) throws Exception {
        try (Channel look = connection.createChannel()) {
            return look.messageCount(queue);
        }
    }

    @Override
    public void close() throws IOException {
        stopped = true;
        connection.close();
    }
}
