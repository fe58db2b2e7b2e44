package io.urutu.backend.rabbitmq;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.SocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * The way out of a connection, where one thread can let small writes wait for each other: the client flushes after every
 * message, and each flush is a packet that the kernel, and the broker, take up on their own.
 *
 * <p>Only the flushes of the thread inside {@link #gather} are put off. Whatever else flushes, a heartbeat or another
 * channel, sends what waits here along, in order.
 *
 * <p><b>Threading.</b> Safe for concurrent use; one thread gathers. <b>Failure.</b> What could not be sent is lost with
 * its connection, as what the kernel has taken is.
 */
final class Outlet {
    /** About the most that a loopback or a network card takes at a time. */
    private static final int MOST = 64 * 1024;

    private volatile @Nullable Gathered present;
    private volatile @Nullable Thread gathering;

    /** Writes one message, which need not leave before {@link #flush}. */
    interface Write {
        void now() throws IOException;
    }

    void gather(Write write) throws IOException {
        gathering = Thread.currentThread();
        try {
            write.now();
        } finally {
            gathering = null;
        }
    }

    /** Sends what waits. */
    void flush() throws IOException {
        Gathered out = present;
        if (out != null) {
            out.flush();
        }
    }

    /** Makes the sockets that go out this way; the last one made counts. */
    SocketFactory sockets() {
        return new Sockets();
    }

    private final class Sockets extends SocketFactory {
        @Override
        public Socket createSocket() {
            return new GatheringSocket();
        }

        @Override
        public Socket createSocket(String host, int port) {
            throw new UnsupportedOperationException("the client connects its sockets itself");
        }

        @Override
        public Socket createSocket(String host, int port, InetAddress local, int localPort) {
            return createSocket(host, port);
        }

        @Override
        public Socket createSocket(InetAddress host, int port) {
            return createSocket(host.getHostName(), port);
        }

        @Override
        public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) {
            return createSocket(host, port);
        }
    }

    private final class GatheringSocket extends Socket {
        @Override
        public OutputStream getOutputStream() throws IOException {
            Gathered out = new Gathered(super.getOutputStream());
            present = out;
            return out;
        }
    }

    private final class Gathered extends OutputStream {
        private final OutputStream socket;
        private final byte[] waiting = new byte[MOST];
        private int count;

        private Gathered(OutputStream socket) {
            this.socket = socket;
        }

        @Override
        public synchronized void write(int single) throws IOException {
            makeRoom(1);
            waiting[count++] = (byte) single;
        }

        @Override
        public synchronized void write(byte[] bytes, int offset, int length) throws IOException {
            makeRoom(length);
            if (length > waiting.length) {
                socket.write(bytes, offset, length);
            } else {
                System.arraycopy(bytes, offset, waiting, count, length);
                count += length;
            }
        }

        @Override
        public synchronized void flush() throws IOException {
            if (Thread.currentThread() != gathering) {
                send();
            }
        }

        private void makeRoom(int length) throws IOException {
            if (length > waiting.length - count) {
                send();
            }
        }

        private void send() throws IOException {
            int sent = count;
            count = 0;
            socket.write(waiting, 0, sent);
        }

        /** The socket's own would close it without what waits; the client has flushed by then. */
        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
