package io.urutu.backend.rabbitmq;

import com.rabbitmq.client.Address;
import io.urutu.messaging.spi.AmqpAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;

/**
 * Where the broker is and how to talk to it; made by {@link RabbitBroker#parse}.
 *
 * @param tls empty for a connection in the clear
 * @param hosts tried in this order
 * @param heartbeatSeconds 0 for none
 * @param pulse how long a connection may be silent before the broker is asked whether it is there
 * @param connectionRetry between tries to connect
 * @param consumerRetry between tries to consume a queue
 */
public record RabbitSettings(
        Optional<SSLContext> tls,
        List<Address> hosts,
        String virtualHost,
        String username,
        String password,
        String exchange,
        OptionalInt prefetch,
        int heartbeatSeconds,
        Duration pulse,
        Backoff connectionRetry,
        Backoff consumerRetry) {
    public RabbitSettings {
        hosts = List.copyOf(hosts);
    }

    /** For a connector that is not ours. */
    public AmqpAddress address(TlsStores stores) {
        return new AmqpAddress(
                tls.isPresent(),
                hosts.stream().map(Address::toString).toList(),
                virtualHost,
                username,
                password,
                stores.trusted(),
                stores.own(),
                prefetch,
                heartbeatSeconds,
                pulse,
                connectionRetry.first(),
                connectionRetry.longest());
    }

    /** Without the password. */
    @Override
    public String toString() {
        String where = hosts.stream().map(Address::toString).collect(Collectors.joining(","));
        return (tls.isPresent() ? "amqps://" : "amqp://") + username + "@" + where + " (virtual host " + virtualHost
                + ")";
    }
}
