package io.urutu.testkit.faults;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** Speaks TLS to clients, and in the clear to the broker behind it. */
public final class TlsProxy implements AutoCloseable {
    private final SSLServerSocket server;
    private final int target;
    private final List<Socket> open = new CopyOnWriteArrayList<>();

    /** @param demands whose certificate a client has to show; none when null */
    public TlsProxy(int target, Path own, @Nullable Path demands) {
        this.target = target;
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(load(own), Certificates.PASSWORD.toCharArray());
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(load(demands == null ? own : demands));
            context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
            server = (SSLServerSocket)
                    context.getServerSocketFactory().createServerSocket(0, 10, InetAddress.getLoopbackAddress());
            server.setNeedClientAuth(demands != null);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (GeneralSecurityException unusable) {
            throw new AssertionError(unusable);
        }
        start(this::acceptAll);
    }

    public int port() {
        return server.getLocalPort();
    }

    private static KeyStore load(Path file) throws IOException, GeneralSecurityException {
        return KeyStore.getInstance(file.toFile(), Certificates.PASSWORD.toCharArray());
    }

    private void acceptAll() {
        try {
            while (true) {
                Socket client = server.accept();
                Socket broker = new Socket(InetAddress.getLoopbackAddress(), target);
                open.add(client);
                open.add(broker);
                start(() -> pump(client, broker));
                start(() -> pump(broker, client));
            }
        } catch (IOException closed) {
            // the end of the test
        }
    }

    private static void pump(Socket from, Socket to) {
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] buffer = new byte[8192];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                out.write(buffer, 0, read);
                out.flush();
            }
        } catch (IOException closed) {
            // by the other side
        }
    }

    private static void start(Runnable body) {
        Thread thread = new Thread(body, "tls-proxy");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket each : open) {
            each.close();
        }
    }
}
