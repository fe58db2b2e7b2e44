package io.urutu.backend.smallrye;

import com.rabbitmq.client.BlockedListener;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.MetricsCollector;
import com.rabbitmq.client.NoOpMetricsCollector;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which connections a broker short of memory or disk reads nothing from. Neither the connector nor the client below it
 * tells, but the client below that gives each connection to whoever collects metrics.
 *
 * <p><b>Threading.</b> Safe for concurrent use.
 */
final class BlockedConnections {
    /** By the channel they are of. */
    private final Map<String, Connection> blocked = new ConcurrentHashMap<>();

    boolean isBlocked(String channel) {
        return blocked.containsKey(channel);
    }

    /** To be given to the client of this channel. */
    MetricsCollector watching(String channel) {
        return new NoOpMetricsCollector() {
            @Override
            public void newConnection(Connection connection) {
                connection.addBlockedListener(new Listener(channel, connection));
            }

            @Override
            public void closeConnection(Connection connection) {
                blocked.remove(channel, connection);
            }
        };
    }

    private final class Listener implements BlockedListener {
        private final String channel;
        private final Connection connection;

        private Listener(String channel, Connection connection) {
            this.channel = channel;
            this.connection = connection;
        }

        @Override
        public void handleBlocked(String reason) {
            SmallryeMessages.blocked(channel, reason);
            blocked.put(channel, connection);
        }

        @Override
        public void handleUnblocked() {
            SmallryeMessages.unblocked(channel);
            blocked.remove(channel, connection);
        }
    }
}
