package io.urutu.tck.messaging;

import io.urutu.testkit.services.Service;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Stands before the broker and knows who is connected to it. AMQP cannot ask for that, and not every broker that tests
 * are given has a management interface.
 *
 * <p><b>Threading.</b> Safe for concurrent use; two daemon threads for each connection.
 */
public final class Relay implements AutoCloseable {
    private final Service broker;
    private final ServerSocket listening;
    private final Set<Socket> clients = ConcurrentHashMap.newKeySet();

    private Relay(Service broker) throws IOException {
        this.broker = broker;
        this.listening = new ServerSocket(0, 50, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
    }

    /** Takes connections at once. */
    public static Relay to(Service broker) {
        try {
            Relay relay = new Relay(broker);
            start(relay::accept);
            return relay;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The broker's, but for host and port. */
    public String url() {
        return broker.url().replace(broker.host() + ":" + broker.port(), "127.0.0.1:" + listening.getLocalPort());
    }

    /** How many connections to the broker are open. */
    public int connections() {
        return clients.size();
    }

    @Override
    public void close() {
        closeQuietly(listening);
        clients.forEach(Relay::closeQuietly);
    }

    private void accept() {
        try {
            while (!listening.isClosed()) {
                Socket client = listening.accept();
                clients.add(client);
                start(() -> serve(client));
            }
        } catch (IOException closed) {
            // the end of this thread
        }
    }

    /** Until one of both sides closes, which closes the other. */
    private void serve(Socket client) {
        try (client;
                Socket server = new Socket(broker.host(), broker.port())) {
            start(() -> forward(server, client));
            forward(client, server);
        } catch (IOException closed) {
            // the client sees it
        } finally {
            clients.remove(client);
        }
    }

    private static void forward(Socket from, Socket to) {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException closed) {
            // the end of this thread
        }
    }

    private static void start(Runnable body) {
        Thread thread = new Thread(body, "tck-relay");
        thread.setDaemon(true);
        thread.start();
    }

    private static void closeQuietly(AutoCloseable open) {
        try {
            open.close();
        } catch (Exception alreadyBroken) {
            // that is all that was wanted
        }
    }
}
