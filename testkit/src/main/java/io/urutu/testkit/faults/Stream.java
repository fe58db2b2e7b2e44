package io.urutu.testkit.faults;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.util.concurrent.TimeUnit;

/** One way of one connection through a {@link TcpProxy}, on a thread of its own. */
final class Stream {
    private static final int LOOK_MILLIS = 5;

    private final TcpProxy proxy;
    private final Socket from;
    private final Socket to;
    private final boolean fromServer;
    private volatile boolean forgotten;

    Stream(TcpProxy proxy, Socket from, Socket to, boolean fromServer) {
        this.proxy = proxy;
        this.from = from;
        this.to = to;
        this.fromServer = fromServer;
    }

    void start() {
        start(this::forward);
    }

    static void start(Runnable body) {
        Thread thread = new Thread(body, "tcp-proxy");
        thread.setDaemon(true);
        thread.start();
    }

    boolean isFromServer() {
        return fromServer;
    }

    void forget() {
        forgotten = true;
    }

    void write(byte[] bytes) throws IOException {
        to.getOutputStream().write(bytes);
    }

    void close() {
        closeQuietly(from);
        closeQuietly(to);
    }

    private void forward() {
        try {
            InputStream in = from.getInputStream();
            byte[] buffer = new byte[8_192];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                awaitThaw();
                if (!forgotten) {
                    to.getOutputStream().write(buffer, 0, read);
                    slowDown(read);
                }
            }
        } catch (IOException | InterruptedException closed) {
            // the end of this thread
        }
        if (forgotten) { // one end that goes is not seen at the other
            closeQuietly(from);
        } else {
            close();
        }
        proxy.ended(this);
    }

    private void awaitThaw() throws InterruptedException {
        while (proxy.isFrozen() && !from.isClosed()) {
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        }
    }

    private void slowDown(int bytes) throws InterruptedException {
        int limit = proxy.kilobytesASecond();
        if (limit > 0) {
            TimeUnit.MILLISECONDS.sleep((long) bytes * 1_000 / (limit * 1_024L));
        }
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException alreadyBroken) {
            // that is all that was wanted
        }
    }
}
