package io.urutu.boot;

import io.urutu.config.Setting;
import java.util.Optional;

/**
 * {@code urutu.broker.*}: where the broker is; {@code urutu.broker.<connection>.*}: where another one is. Credentials may
 * stand apart from the URL.
 */
record BrokerSettings(
        @Setting(
                        doc =
                                "`amqp(s)://user:password@host:5672,host2:5672/vhost?exchange=…&prefetch_count=…&heartbeat=…`, or `embedded`. Not set: embedded, with a warning.")
                Optional<String> url,
        @Setting(doc = "User, when it is not in the URL.") Optional<String> username,
        @Setting(doc = "Password, when it is not in the URL. Never shown.", secret = true) Optional<String> password,
        @Setting(doc = "The topic exchange, when it is not in the URL; `urutu` when nowhere.")
                Optional<String> exchange) {
    static final String PREFIX = "urutu.broker";

    /** Whether the URL names a broker outside this process. */
    boolean isReal() {
        return url.filter(address -> !address.equals("embedded")).isPresent();
    }
}
