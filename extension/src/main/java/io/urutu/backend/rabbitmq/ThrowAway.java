package io.urutu.backend.rabbitmq;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import java.io.IOException;

/** A channel for one piece of work: if the broker closes it over that, nothing else is lost. */
final class ThrowAway {
    interface Work {
        void with(Channel channel) throws IOException;
    }

    private ThrowAway() {}

    static void run(Connection connection, Work work) throws IOException {
        Channel channel = open(connection);
        try {
            work.with(channel);
        } finally {
            channel.abort();
        }
    }

    static Channel open(Connection connection) throws IOException {
        Channel channel = connection.createChannel();
        if (channel == null) {
            throw new IOException("no channel is left on the connection");
        }
        return channel;
    }
}
