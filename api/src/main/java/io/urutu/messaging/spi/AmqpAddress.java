package io.urutu.messaging.spi;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * An AMQP URL, read and found right.
 *
 * @param tls whether it is {@code amqps}
 * @param hosts each {@code name:port}, tried in this order
 * @param trusted the certificates the broker is trusted by; empty for those the JVM trusts
 * @param own the key shown to a broker that asks for one
 * @param prefetch what {@code prefetch_count} says
 * @param heartbeatSeconds 0 for none
 * @param pulse how long a dead connection may go unseen
 * @param firstRetry between the first two tries to connect
 * @param longestRetry between tries to connect, at most
 */
public record AmqpAddress(
        boolean tls,
        List<String> hosts,
        String virtualHost,
        String username,
        String password,
        Optional<Store> trusted,
        Optional<Store> own,
        OptionalInt prefetch,
        int heartbeatSeconds,
        Duration pulse,
        Duration firstRetry,
        Duration longestRetry) {
    public AmqpAddress {
        hosts = List.copyOf(hosts);
    }

    /** Without the password. */
    @Override
    public String toString() {
        return (tls ? "amqps://" : "amqp://") + username + "@" + String.join(",", hosts) + " (virtual host "
                + virtualHost + ")";
    }

    /**
     * A file with certificates or keys.
     *
     * @param type {@code PKCS12}, {@code JKS} or {@code PEM}; empty where it was not said
     */
    public record Store(String file, Optional<String> password, Optional<String> type) {
        /** Without the password. */
        @Override
        public String toString() {
            return file;
        }
    }
}
