package io.urutu.testkit.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TcpProxyTest {
    private ServerSocket server;
    private TcpProxy proxy;
    private Socket client;
    private Socket accepted;

    @BeforeEach
    void connect() throws IOException {
        server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        proxy = TcpProxy.to(server.getLocalPort());
        client = new Socket(InetAddress.getLoopbackAddress(), proxy.port());
        accepted = server.accept();
        client.getOutputStream().write(0); // the proxy has both ends when this has passed
        accepted.getInputStream().read();
        accepted.setSoTimeout(200);
    }

    @AfterEach
    void close() throws IOException {
        proxy.close();
        client.close();
        server.close();
    }

    @Test
    void forwardsBothWays() throws IOException {
        client.getOutputStream().write(1);
        assertThat(accepted.getInputStream().read()).isEqualTo(1);

        accepted.getOutputStream().write(2);
        assertThat(client.getInputStream().read()).isEqualTo(2);
    }

    @Test
    void freezesAndLosesNothing() throws IOException {
        proxy.freeze();
        client.getOutputStream().write(1);
        assertThatThrownBy(() -> accepted.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);

        proxy.thaw();

        accepted.setSoTimeout(5_000);
        assertThat(accepted.getInputStream().read()).isEqualTo(1);
    }

    @Test
    void forgetsPresentConnectionsAndServesNewOnes() throws IOException {
        proxy.forget();
        client.getOutputStream().write(1);
        assertThatThrownBy(() -> accepted.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);

        try (Socket fresh = new Socket(InetAddress.getLoopbackAddress(), proxy.port());
                Socket other = server.accept()) {
            fresh.getOutputStream().write(2);
            assertThat(other.getInputStream().read()).isEqualTo(2);
        }
    }

    @Test
    void cutsWhatIsOpen() throws IOException {
        proxy.cut();

        assertThat(accepted.getInputStream().read()).isEqualTo(-1);
        assertThat(client.getInputStream().read()).isEqualTo(-1);
    }

    @Test
    void slowsDown() throws IOException {
        proxy.throttle(64);
        accepted.setSoTimeout(10_000);
        long begun = System.nanoTime();

        client.getOutputStream().write(new byte[32 * 1_024]);
        accepted.getInputStream().readNBytes(32 * 1_024);

        assertThat(System.nanoTime() - begun).isGreaterThan(300_000_000L);
    }

    @Test
    void speaksInAnothersName() throws IOException {
        proxy.inject(new byte[] {3});
        proxy.injectToServer(new byte[] {4});

        assertThat(client.getInputStream().read()).isEqualTo(3);
        assertThat(accepted.getInputStream().read()).isEqualTo(4);
    }
}
