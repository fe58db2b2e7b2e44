package io.urutu.sample.run;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A PostgreSQL database, written as {@code postgresql://user:password@host:port/name} or as a JDBC URL.
 *
 * @param jdbc as the driver takes it, user and password among its parameters
 */
record DatabaseUrl(String jdbc) {
    private static final Set<String> SCHEMES = Set.of("postgresql", "postgres");

    /** {@link IllegalArgumentException} that never shows the address: a password may be in it. */
    static DatabaseUrl parse(String url) {
        try {
            URI uri = new URI(url.startsWith("jdbc:") ? url.substring("jdbc:".length()) : url);
            if (uri.getHost() != null && SCHEMES.contains(uri.getScheme())) {
                return new DatabaseUrl(jdbc(uri));
            }
        } catch (URISyntaxException malformed) {
            throw new IllegalArgumentException("DATABASE_URL is no address: " + malformed.getReason() + " at character "
                    + malformed.getIndex() + ". Write special characters of user and password as %XX.");
        }
        throw new IllegalArgumentException("DATABASE_URL is no PostgreSQL address. Write it as "
                + "postgresql://user:password@host:5432/name, or as jdbc:postgresql://host:5432/name.");
    }

    private static String jdbc(URI uri) {
        List<String> parameters = new ArrayList<>();
        if (uri.getRawUserInfo() != null) {
            // a plus sign means itself in a user's name, and a space among parameters
            String[] login = uri.getRawUserInfo().replace("+", "%2B").split(":", 2);
            parameters.add("user=" + login[0]);
            parameters.add("password=" + (login.length > 1 ? login[1] : ""));
        }
        if (uri.getRawQuery() != null) {
            parameters.add(uri.getRawQuery());
        }
        return "jdbc:postgresql://" + uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort()) + uri.getRawPath()
                + (parameters.isEmpty() ? "" : "?" + String.join("&", parameters));
    }
}
