package io.urutu.backend.rabbitmq;

import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.Channel;
import java.util.Map;

/**
 * One delivery and the channel it has to be settled on. When that channel is gone the broker has taken the message back
 * already, and settling does nothing. The verbs return at once.
 */
record RabbitDelivery(Settler settler, Channel channel, long tag, BasicProperties properties, byte[] body) {
    /** Whether it is ours to settle: with the channel gone, the broker has it again. */
    boolean isOpen() {
        return channel.isOpen();
    }

    /** What the broker says of itself. */
    Map<String, Object> server() {
        return channel.getConnection().getServerProperties();
    }

    void acknowledge() {
        settler.tell(channel, ledger -> ledger.acknowledge(tag));
    }

    void requeue() {
        settler.tell(channel, ledger -> ledger.requeue(tag));
    }

    /** Back through no fault of the message. */
    void giveBack() {
        settler.tell(channel, ledger -> ledger.giveBack(tag));
    }

    /** Away, by way of the dead lettering that the queue itself has. */
    void reject() {
        settler.tell(channel, ledger -> ledger.reject(tag));
    }
}
