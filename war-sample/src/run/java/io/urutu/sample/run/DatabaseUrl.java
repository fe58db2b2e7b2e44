package io.urutu.sample.run;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A PostgreSQL database, as {@code postgresql://user:password@host:port/name} or as a JDBC URL.
 *
 * @param jdbc the URL for the driver, without user and password
 */
record DatabaseUrl(String jdbc, String user, String password) {
    static DatabaseUrl parse(String url) {
        URI uri = URI.create(url.startsWith("jdbc:") ? url.substring("jdbc:".length()) : url);
        if (uri.getHost() == null || !("postgresql".equals(uri.getScheme()) || "postgres".equals(uri.getScheme()))) {
            throw new IllegalArgumentException(
                    "DATABASE_URL is no PostgreSQL address. It looks like "
                            + "postgresql://user:password@host:5432/name or jdbc:postgresql://host:5432/name?user=…&password=…");
        }
        Map<String, String> query = query(uri.getRawQuery());
        String[] login = uri.getRawUserInfo() == null
                ? new String[0]
                : uri.getRawUserInfo().split(":", 2);
        String user = login.length > 0 ? decode(login[0]) : query.remove("user");
        String password = login.length > 1 ? decode(login[1]) : query.remove("password");
        return new DatabaseUrl(jdbc(uri, query), user == null ? "" : user, password == null ? "" : password);
    }

    private static String jdbc(URI uri, Map<String, String> query) {
        String rest = query.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .collect(Collectors.joining("&"));
        return "jdbc:postgresql://" + uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort()) + uri.getRawPath()
                + (rest.isEmpty() ? "" : "?" + rest);
    }

    private static Map<String, String> query(String raw) {
        return Arrays.stream(raw == null ? new String[0] : raw.split("&"))
                .map(part -> part.split("=", 2))
                .collect(Collectors.toMap(
                        part -> part[0], part -> part.length > 1 ? decode(part[1]) : "", (a, b) -> b, TreeMap::new));
    }

    private static String decode(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
