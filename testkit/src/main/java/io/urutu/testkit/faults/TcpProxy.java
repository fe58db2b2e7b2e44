package io.urutu.testkit.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * Stands between client and server on loopback, and breaks what a network breaks:
 *
 * <pre>{@code
 * try (TcpProxy proxy = TcpProxy.to(broker.port())) {
 *     connect("amqp://127.0.0.1:" + proxy.port());
 *     proxy.freeze();      // a black hole: nothing passes, nothing closes
 *     proxy.thaw();
 *     proxy.forget();      // the connections there are swallow everything, new ones work: a firewall that lost its state
 *     proxy.cut();         // every connection breaks
 *     proxy.throttle(64);  // kilobytes a second, each way; 0 for no limit
 * }
 * }</pre>
 *
 * <p><b>Threading.</b> Safe for concurrent use; two plain threads a connection, which end with it.
 */
public final class TcpProxy implements AutoCloseable {
    private final int targetPort;
    private final int port;
    private final List<Stream> streams = new CopyOnWriteArrayList<>();
    private volatile boolean frozen;
    private volatile int kilobytesASecond;
    private volatile @Nullable ServerSocket server;

    /** Takes connections at once. */
    public static TcpProxy to(int targetPort) {
        TcpProxy proxy = new TcpProxy(targetPort);
        proxy.open();
        return proxy;
    }

    /** Has a port, where nobody answers until it is opened. */
    public static TcpProxy closedTo(int targetPort) {
        return new TcpProxy(targetPort);
    }

    private TcpProxy(int targetPort) {
        this.targetPort = targetPort;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            this.port = free.getLocalPort();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    public int port() {
        return port;
    }

    public void open() {
        try {
            ServerSocket listening = new ServerSocket();
            listening.setReuseAddress(true);
            listening.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            server = listening;
            Stream.start(() -> acceptAll(listening));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Breaks every connection; new ones are taken. */
    public void cut() {
        streams.forEach(Stream::close);
        streams.clear();
    }

    /** Loses nothing and forwards nothing, on present and new connections, until {@link #thaw}. */
    public void freeze() {
        frozen = true;
    }

    public void thaw() {
        frozen = false;
    }

    /** From now on the present connections swallow what is sent, and never close; new ones work. */
    public void forget() {
        streams.forEach(Stream::forget);
    }

    /** At most so many kilobytes a second, each way of each connection; 0 for no limit. */
    public void throttle(int kilobytes) {
        kilobytesASecond = kilobytes;
    }

    /** Says something to every client in the server's name; only while the server is silent. */
    public void inject(byte[] bytes) throws IOException {
        for (Stream stream : streams) {
            if (stream.isFromServer()) {
                stream.write(bytes);
            }
        }
    }

    /** Says something to the server in every client's name; only while the clients are silent. */
    public void injectToServer(byte[] bytes) throws IOException {
        for (Stream stream : streams) {
            if (!stream.isFromServer()) {
                stream.write(bytes);
            }
        }
    }

    boolean isFrozen() {
        return frozen;
    }

    int kilobytesASecond() {
        return kilobytesASecond;
    }

    @Override
    public void close() {
        thaw();
        ServerSocket listening = server;
        try {
            if (listening != null) {
                listening.close();
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        cut();
    }

    private void acceptAll(ServerSocket listening) {
        while (!listening.isClosed()) {
            try {
                connect(listening.accept());
            } catch (IOException closed) {
                // the end of this thread, by the loop's condition
            }
        }
    }

    /** Where the server is away, the client sees its connection break. */
    private void connect(Socket client) throws IOException {
        try {
            Socket target = new Socket(InetAddress.getLoopbackAddress(), targetPort);
            List<Stream> both =
                    List.of(new Stream(this, client, target, false), new Stream(this, target, client, true));
            streams.addAll(both); // before a byte passes, so that who has seen one can break it
            both.forEach(Stream::start);
        } catch (IOException away) {
            client.close();
        }
    }

    void ended(Stream stream) {
        streams.remove(stream);
    }
}
