package io.urutu.testkit.services;

import java.net.URI;

/**
 * Where a service is.
 *
 * @param url as the client library takes it: {@code amqp://user:password@host:port}, {@code redis://host:port},
 *     {@code jdbc:postgresql://host:port/database} (there without credentials)
 * @param user empty where there is none
 * @param password empty where there is none
 */
public record Endpoint(String url, String host, int port, String user, String password) {
    private static final String JDBC = "jdbc:";

    static Endpoint rabbitmq(String host, int port) {
        return new Endpoint("amqp://guest:guest@" + host + ":" + port, host, port, "guest", "guest");
    }

    static Endpoint redis(String host, int port) {
        return new Endpoint("redis://" + host + ":" + port, host, port, "", "");
    }

    static Endpoint postgresql(String host, int port) {
        return new Endpoint(JDBC + "postgresql://" + host + ":" + port + "/postgres", host, port, "urutu", "urutu");
    }

    /** @throws IllegalArgumentException the text is no URL of the kind's form with host and port */
    static Endpoint parse(Kind kind, String text) {
        URI uri = URI.create(text.startsWith(JDBC) ? text.substring(JDBC.length()) : text);
        if (uri.getHost() == null || uri.getPort() < 0) {
            throw new IllegalArgumentException("host or port is missing");
        }
        String[] credentials = (uri.getUserInfo() == null ? "" : uri.getUserInfo()).split(":", 2);
        String password = credentials.length == 2 ? credentials[1] : "";
        String url = kind == Kind.POSTGRESQL ? jdbc(uri) : text;
        return new Endpoint(url, uri.getHost(), uri.getPort(), credentials[0], password);
    }

    private static String jdbc(URI uri) {
        String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        return JDBC + "postgresql://" + uri.getHost() + ":" + uri.getPort() + uri.getRawPath() + query;
    }
}
