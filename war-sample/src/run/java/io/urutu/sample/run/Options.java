package io.urutu.sample.run;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/**
 * What the environment asks for. {@code BROKER_URL} is not here: the application reads it itself.
 *
 * @param host the address to listen on: {@code HOST}, by default loopback only
 * @param port the port to listen on: {@code PORT}, 0 for any free one; by default 8080, or a free one where that is taken
 * @param database where {@code DATABASE_URL} points; empty means the H2 that Payara brings
 */
record Options(String host, int port, Optional<DatabaseUrl> database) {
    private static final int USUAL_PORT = 8080;

    static Options from(Map<String, String> environment) {
        String host = environment.getOrDefault("HOST", "127.0.0.1");
        return new Options(
                host,
                port(host, environment.get("PORT")),
                Optional.ofNullable(environment.get("DATABASE_URL"))
                        .filter(url -> !url.isBlank())
                        .map(DatabaseUrl::parse));
    }

    /** What to call the application from this machine: "all addresses" is none to connect to. */
    URI url(String context) {
        String name = host.equals("0.0.0.0") || host.equals("::") ? "127.0.0.1" : host;
        return URI.create("http://" + (name.contains(":") ? "[" + name + "]" : name) + ":" + port + "/" + context);
    }

    private static int port(String host, String asked) {
        if (asked != null && !asked.isBlank()) {
            int wanted = number(asked);
            return free(host, wanted)
                    .orElseThrow(() -> new IllegalArgumentException(
                            "PORT=" + wanted + " is taken on " + host + ". Choose another, or 0 for any free one."));
        }
        return free(host, USUAL_PORT)
                .or(() -> free(host, 0))
                .orElseThrow(() -> new IllegalArgumentException("HOST=" + host + " is no address of this machine."));
    }

    private static int number(String port) {
        try {
            return Integer.parseInt(port.trim());
        } catch (NumberFormatException malformed) {
            throw new IllegalArgumentException("PORT=" + port + " is not a number.", malformed);
        }
    }

    private static Optional<Integer> free(String host, int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getByName(host), port));
            return Optional.of(socket.getLocalPort());
        } catch (IOException taken) {
            return Optional.empty();
        }
    }
}
