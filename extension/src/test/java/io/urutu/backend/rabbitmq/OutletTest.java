package io.urutu.backend.rabbitmq;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OutletTest {
    private final Outlet outlet = new Outlet();
    private ServerSocket listener;
    private Socket near;
    private Socket far;
    private OutputStream out;

    @BeforeEach
    void connect() throws IOException {
        listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        near = outlet.sockets().createSocket();
        near.connect(new InetSocketAddress(listener.getInetAddress(), listener.getLocalPort()));
        far = listener.accept();
        out = near.getOutputStream();
    }

    @AfterEach
    void close() throws IOException {
        near.close();
        far.close();
        listener.close();
    }

    @Test
    void whatIsGatheredLeavesWithTheNextFlush() throws IOException {
        gather("one,");
        gather("two,");
        assertThat(far.getInputStream().available()).isZero();

        outlet.flush();

        assertThat(arrived("one,two,")).isTrue();
    }

    @Test
    void whoeverElseFlushesSendsItAlongInOrder() throws Exception {
        gather("message,");

        CompletableFuture.runAsync(() -> write("heartbeat")).get();

        assertThat(arrived("message,heartbeat")).isTrue();
    }

    @Test
    void anotherThreadFlushesWhileOneGathers() throws IOException {
        outlet.gather(() -> {
            write("half,");
            CompletableFuture.runAsync(() -> write("other")).join();
        });

        assertThat(arrived("half,other")).isTrue();
    }

    @Test
    void outsideOfGatheringAFlushIsOne() throws IOException {
        write("alone");

        assertThat(arrived("alone")).isTrue();
    }

    @Test
    void whatIsLargerThanItsRoomKeepsItsPlace() throws IOException {
        String large = "x".repeat(200_000);
        CompletableFuture<Boolean> all =
                CompletableFuture.supplyAsync(() -> arrivedUnchecked("first," + large + ",last"));

        gather("first,");
        gather(large);
        gather(",last");
        outlet.flush();

        assertThat(all.join()).isTrue();
    }

    @Test
    void singleBytesAreGatheredToo() throws IOException {
        outlet.gather(() -> {
            out.write('a');
            out.flush();
        });
        gather("b");
        outlet.flush();

        assertThat(arrived("ab")).isTrue();
    }

    @Test
    void withoutAConnectionNothingIsFlushed() throws IOException {
        new Outlet().flush();
    }

    private void gather(String text) throws IOException {
        outlet.gather(() -> write(text));
    }

    /** As the client does: the frame, and a flush. */
    private void write(String text) {
        try {
            out.write(text.getBytes(US_ASCII));
            out.flush();
        } catch (IOException failed) {
            throw new AssertionError(failed);
        }
    }

    private boolean arrivedUnchecked(String text) {
        try {
            return arrived(text);
        } catch (IOException failed) {
            throw new AssertionError(failed);
        }
    }

    private boolean arrived(String text) throws IOException {
        far.setSoTimeout(10_000);
        InputStream in = far.getInputStream();
        return new String(in.readNBytes(text.length()), US_ASCII).equals(text);
    }
}
