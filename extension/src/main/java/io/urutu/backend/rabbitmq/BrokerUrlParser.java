package io.urutu.backend.rabbitmq;

import com.rabbitmq.client.Address;
import io.urutu.kernel.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;

/**
 * Reads {@code amqp(s)://user:password@host:port,host:port/vhost?parameters}. Finds everything wrong in one go, and
 * repeats nothing of the URL but parameter names: any other part may be a piece of a password that was not escaped.
 */
final class BrokerUrlParser {
    private static final Pattern SHAPE =
            Pattern.compile("(amqps?)://([^/?]+)(/[^?]*)?(?:\\?(.*))?", Pattern.CASE_INSENSITIVE);
    private static final Pattern HOST = Pattern.compile("([A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+])(?::(\\d{1,5}))?");
    private static final String GUEST = "guest";

    private final List<Problem> problems = new ArrayList<>();
    private final Optional<String> username;
    private final Optional<String> password;
    private final Optional<String> exchange;
    private final TlsStores stores;

    BrokerUrlParser(Optional<String> username, Optional<String> password, Optional<String> exchange, TlsStores stores) {
        this.username = username;
        this.password = password;
        this.exchange = exchange;
        this.stores = stores;
    }

    List<Problem> problems() {
        return problems;
    }

    /** Empty when there are problems. */
    Optional<RabbitSettings> parse(String url) {
        Matcher shape = SHAPE.matcher(url.trim());
        if (!shape.matches()) {
            problems.add(RabbitMessages.notAUrl());
            return Optional.empty();
        }
        String path = Optional.ofNullable(shape.group(3)).orElse("");
        String query = Optional.ofNullable(shape.group(4)).orElse("");
        if ((path + query).contains("@")) {
            problems.add(RabbitMessages.misplacedAt());
            return Optional.empty();
        }
        boolean tls = shape.group(1).equalsIgnoreCase("amqps");
        RabbitSettings settings = settings(tls, shape.group(2), path, query);
        return problems.isEmpty() ? Optional.of(settings) : Optional.empty();
    }

    private RabbitSettings settings(boolean tls, String authority, String path, String query) {
        int at = authority.lastIndexOf('@');
        String userInfo = authority.substring(0, Math.max(0, at));
        int colon = userInfo.indexOf(':');
        String user = username.orElseGet(
                () -> at < 0 ? GUEST : decode("user", colon < 0 ? userInfo : userInfo.substring(0, colon)));
        UrlParameters parameters = UrlParameters.read(query, problems);
        return new RabbitSettings(
                secured(tls),
                hosts(authority.substring(at + 1), tls ? 5671 : 5672),
                virtualHost(path),
                user,
                password.orElseGet(
                        () -> colon < 0 ? withoutPassword(user) : decode("password", userInfo.substring(colon + 1))),
                exchange.or(parameters::exchange).orElse("urutu"),
                parameters.prefetch(),
                parameters.heartbeatSeconds(),
                parameters.pulse(),
                parameters.backoff("connection_retry"),
                parameters.backoff("consumer_retry"));
    }

    private Optional<SSLContext> secured(boolean tls) {
        if (!tls && stores.areSet()) {
            problems.add(RabbitMessages.storesWithoutTls());
        }
        return tls ? new TlsContext(stores, problems).make() : Optional.empty();
    }

    private String withoutPassword(String user) {
        if (!user.equals(GUEST)) {
            problems.add(RabbitMessages.noPassword());
        }
        return GUEST;
    }

    private List<Address> hosts(String text, int defaultPort) {
        List<Address> hosts = new ArrayList<>();
        for (String one : text.split(",", -1)) {
            Matcher host = HOST.matcher(one.trim());
            int port = host.matches() && host.group(2) != null ? Integer.parseInt(host.group(2)) : defaultPort;
            if (!host.matches() || port < 1 || port > 65_535) {
                problems.add(RabbitMessages.badHost(hosts.size() + 1));
            }
            hosts.add(new Address(host.matches() ? host.group(1) : "", port));
        }
        return hosts;
    }

    /** No path, {@code /} and {@code //} all mean the virtual host {@code /}. */
    private String virtualHost(String path) {
        String name = path.isEmpty() ? "" : path.substring(1);
        if (name.isEmpty() || name.equals("/")) {
            return "/";
        }
        if (name.contains("/")) {
            problems.add(RabbitMessages.rawSlash());
        }
        return decode("virtual host", name);
    }

    private String decode(String part, String text) {
        return Escapes.decode(text).orElseGet(() -> {
            problems.add(RabbitMessages.badEscape(part));
            return "";
        });
    }
}
