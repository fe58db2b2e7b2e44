package io.urutu.backend.rabbitmq;

import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.AlreadyClosedException;
import com.rabbitmq.client.Channel;
import java.io.IOException;
import java.util.Map;

/**
 * One delivery and the channel it has to be settled on. When that channel is gone the broker has taken the message back
 * already, and settling does nothing.
 */
record RabbitDelivery(Channel channel, long tag, BasicProperties properties, byte[] body) {
    private interface Verb {
        void apply() throws IOException;
    }

    /** Whether it is ours to settle: with the channel gone, the broker has it again. */
    boolean isOpen() {
        return channel.isOpen();
    }

    /** What the broker says of itself. */
    Map<String, Object> server() {
        return channel.getConnection().getServerProperties();
    }

    void acknowledge() {
        quietly(() -> channel.basicAck(tag, false));
    }

    /** Back, and counted against the delivery limit: since RabbitMQ 4.3 a {@code nack} is not. */
    void requeue() {
        quietly(() -> channel.basicReject(tag, true));
    }

    /** Back through no fault of the message. */
    void giveBack() {
        quietly(() -> channel.basicNack(tag, false, true));
    }

    /** Away, by way of the dead lettering that the queue itself has. */
    void reject() {
        quietly(() -> channel.basicReject(tag, false));
    }

    private static void quietly(Verb verb) {
        try {
            verb.apply();
        } catch (IOException | AlreadyClosedException gone) {
            // delivered again, here or elsewhere
        }
    }
}
