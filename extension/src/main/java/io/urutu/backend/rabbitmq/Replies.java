package io.urutu.backend.rabbitmq;

import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.DefaultConsumer;
import com.rabbitmq.client.Envelope;
import io.urutu.messaging.spi.ReplyListener;

/**
 * Takes replies where the broker hands them straight to the channel that asked, without a queue.
 *
 * <p><b>Source.</b> RabbitMQ, Direct Reply-to: consumed without acknowledgement, on the channel of the requests.
 */
final class Replies extends DefaultConsumer {
    /** Where a request says that its reply be sent to; the broker makes a real address of it. */
    static final String ADDRESS = "amq.rabbitmq.reply-to";

    private final ReplyListener listener;

    Replies(Channel channel, ReplyListener listener) {
        super(channel);
        this.listener = listener;
    }

    @Override
    public void handleDelivery(String tag, Envelope envelope, BasicProperties properties, byte[] body) {
        if (properties.getCorrelationId() != null) {
            listener.onReply(AmqpMapping.reply(properties, body));
        }
    }
}
