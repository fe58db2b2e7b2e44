package io.urutu.backend.rabbitmq;

import com.rabbitmq.client.Command;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.DefaultSocketConfigurator;
import com.rabbitmq.client.SocketConfigurator;
import com.rabbitmq.client.TrafficListener;
import java.io.IOException;
import java.net.Socket;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Opens connections over plain sockets, one at a time, and can cut the present one whatever state it is in. The
 * client's own recovery is off: it loses consumers and unconfirmed messages ({@link Link} has ours).
 *
 * <p><b>Threading.</b> One thread opens; any may cut.
 */
final class Connector {
    /** Short, as a try that hangs when the broker comes back is time without consumers; the next try follows soon. */
    private static final int CONNECT_MILLIS = 3_000;

    private static final int HANDSHAKE_MILLIS = 5_000;
    private static final int RPC_MILLIS = 5_000;
    /** What brokers take at most, so that no delivery closes the connection. */
    private static final int LARGEST_BODY = 512 * 1024 * 1024;

    private final RabbitSettings settings;
    private final ExecutorService deliveries;
    private final ConnectionFactory factory = new ConnectionFactory();
    private volatile boolean heard;
    private final AtomicReference<@Nullable Socket> socket = new AtomicReference<>();

    /** @param outlet of its connections; those with TLS do not use it, as they are not the sockets themselves */
    Connector(RabbitSettings settings, ThreadFactory threads, ExecutorService deliveries, Outlet outlet) {
        this.settings = settings;
        this.deliveries = deliveries;
        factory.setUsername(settings.username());
        factory.setPassword(settings.password());
        factory.setVirtualHost(settings.virtualHost());
        factory.setRequestedHeartbeat(settings.heartbeatSeconds());
        factory.setAutomaticRecoveryEnabled(false);
        factory.setTopologyRecoveryEnabled(false);
        factory.setConnectionTimeout(CONNECT_MILLIS);
        factory.setHandshakeTimeout(HANDSHAKE_MILLIS);
        factory.setChannelRpcTimeout(RPC_MILLIS);
        factory.setMaxInboundMessageBodySize(LARGEST_BODY);
        factory.setThreadFactory(threads);
        factory.setSocketFactory(outlet.sockets());
        factory.setSocketConfigurator(remembering());
        factory.setTrafficListener(listening());
        settings.tls().ifPresent(this::encrypt);
    }

    String where() {
        return settings.toString();
    }

    Connection open(String name) throws IOException, TimeoutException {
        return factory.newConnection(deliveries, settings.hosts(), name);
    }

    /** Whether the broker has said nothing, heartbeats apart, since the last call. */
    boolean heardNothing() {
        boolean nothing = !heard;
        heard = false;
        return nothing;
    }

    void cut() {
        try {
            Socket present = socket.get();
            if (present != null) {
                present.setSoLinger(true, 0); // without it a TLS socket waits for whoever is stuck writing to it
                present.close();
            }
        } catch (IOException alreadyBroken) {
            // that is all that was wanted
        }
    }

    private TrafficListener listening() {
        return new TrafficListener() {
            @Override
            public void write(Command outbound) {}

            @Override
            public void read(Command inbound) {
                if (!heard) {
                    heard = true;
                }
            }
        };
    }

    private SocketConfigurator remembering() {
        return new DefaultSocketConfigurator() {
            @Override
            public void configure(Socket opened) throws IOException {
                super.configure(opened);
                socket.set(opened);
            }
        };
    }

    /** The client's own defaults would trust anybody, and take any host's certificate. */
    private void encrypt(SSLContext context) {
        factory.useSslProtocol(context);
        factory.enableHostnameVerification();
    }
}
