package io.urutu.backend.rabbitmq;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** Stands between client and server on loopback, and breaks what a network breaks. */
final class TcpProxy implements AutoCloseable {
    private final int targetPort;
    private final int port;
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private final List<Socket> clients = new CopyOnWriteArrayList<>();
    private volatile ServerSocket server;
    private volatile CountDownLatch frozen = new CountDownLatch(0);

    /** Takes connections at once. */
    static TcpProxy to(int targetPort) {
        TcpProxy proxy = new TcpProxy(targetPort);
        proxy.open();
        return proxy;
    }

    /** Has a port, where nobody answers until it is opened. */
    static TcpProxy closedTo(int targetPort) {
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

    int port() {
        return port;
    }

    void open() {
        try {
            ServerSocket listening = new ServerSocket();
            listening.setReuseAddress(true);
            listening.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            server = listening;
            start(() -> acceptAll(listening));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Breaks every connection; new ones are taken. */
    void cut() {
        open.forEach(TcpProxy::closeQuietly);
        open.clear();
        clients.clear();
    }

    /** Swallows nothing and forwards nothing until {@link #thaw}. */
    void freeze() {
        frozen = new CountDownLatch(1);
    }

    void thaw() {
        frozen.countDown();
    }

    /** Says something to every client in the server's name; only while the server is silent. */
    void inject(byte[] bytes) throws IOException {
        for (Socket client : clients) {
            client.getOutputStream().write(bytes);
        }
    }

    @Override
    public void close() {
        thaw();
        try {
            if (server != null) {
                server.close();
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        cut();
    }

    private void acceptAll(ServerSocket listening) {
        try {
            while (!listening.isClosed()) {
                Socket client = listening.accept();
                Socket target = new Socket(InetAddress.getLoopbackAddress(), targetPort);
                open.addAll(List.of(client, target));
                clients.add(client);
                start(() -> forward(client, target));
                start(() -> forward(target, client));
            }
        } catch (IOException closed) {
            // the end of this thread
        }
    }

    private void forward(Socket from, Socket to) {
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] buffer = new byte[8_192];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                frozen.await();
                out.write(buffer, 0, read);
            }
        } catch (IOException | InterruptedException closed) {
            // the end of this thread
        }
    }

    private static void start(Runnable body) {
        Thread thread = new Thread(body, "tcp-proxy");
        thread.setDaemon(true);
        thread.start();
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException alreadyBroken) {
            // that is all that was wanted
        }
    }
}
