package io.urutu.testkit.services;

import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** The first words of a protocol: a server that answers them takes clients, one that merely listens may not yet. */
@FunctionalInterface
interface Handshake {
    int PATIENCE = (int) Duration.ofSeconds(2).toMillis();

    /** Whether the server spoken to answers as one that takes clients. */
    boolean greet(Socket server) throws IOException;

    /** Whether a server at this address takes clients now. */
    default boolean answers(String host, int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(host, port), PATIENCE);
            socket.setSoTimeout(PATIENCE);
            return greet(socket);
        } catch (IOException notYet) {
            return false;
        }
    }

    /** AMQP 0-9-1: protocol header, then a method frame (type 1), {@code connection.start}. */
    static boolean amqp(Socket server) throws IOException {
        server.getOutputStream().write(new byte[] {'A', 'M', 'Q', 'P', 0, 0, 9, 1});
        return server.getInputStream().read() == 1;
    }

    /** An inline PING; a server that still loads its data answers an error, one that wants a password is up. */
    static boolean redis(Socket server) throws IOException {
        server.getOutputStream().write("PING\r\n".getBytes(StandardCharsets.US_ASCII));
        String answer = new String(server.getInputStream().readNBytes(5), StandardCharsets.US_ASCII);
        return answer.equals("+PONG") || answer.equals("-NOAU");
    }

    /** Protocol 3.0 start-up; a server that takes clients asks for a password or lets in (R), else it sends an error. */
    static boolean postgresql(Socket server) throws IOException {
        byte[] parameters = "user\0urutu\0database\0postgres\0\0".getBytes(StandardCharsets.US_ASCII);
        DataOutputStream out = new DataOutputStream(server.getOutputStream());
        out.writeInt(8 + parameters.length);
        out.writeInt(3 << 16);
        out.write(parameters);
        out.flush();
        return server.getInputStream().read() == 'R';
    }
}
