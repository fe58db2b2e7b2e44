package io.urutu.boot;

import io.urutu.backend.rabbitmq.TlsStores;
import io.urutu.config.Setting;
import java.util.Map;
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
                Optional<String> exchange,
        @Setting(
                        doc =
                                "Which connector serves this connection, where it is not that of `urutu.messaging.connector`: the same names. One that contradicts the URL is a deployment error.")
                Optional<String> connector,
        @Setting(
                        doc =
                                "File with the certificates an `amqps` broker is trusted by. Default: those the JVM trusts. Host names are always checked.")
                Optional<String> trustStore,
        @Setting(doc = "Password of the trust store. Never shown.", secret = true) Optional<String> trustStorePassword,
        @Setting(doc = "`PKCS12`, `JKS` or `PEM`. Default: what the file is found to be, PEM excepted.")
                Optional<String> trustStoreType,
        @Setting(doc = "File with the key and certificate this application shows to a broker that asks for them.")
                Optional<String> keyStore,
        @Setting(doc = "Password of the key store and of its key. Never shown.", secret = true)
                Optional<String> keyStorePassword,
        @Setting(doc = "`PKCS12` or `JKS`. Default: what the file is found to be.") Optional<String> keyStoreType,
        @Setting(
                        doc =
                                "Attributes for all channels of a SmallRye connector, as its own documentation has them: `bootstrap.servers`, `connection-timeout`.")
                Map<String, String> attributes) {
    static final String PREFIX = "urutu.broker";

    BrokerSettings {
        attributes = Map.copyOf(attributes);
    }

    /** Whether the URL names a broker outside this process. */
    boolean isReal() {
        return url.filter(address -> !address.equals("embedded")).isPresent();
    }

    /** Whether the URL says that the broker is in this process. */
    boolean isEmbedded() {
        return url.isPresent() && !isReal();
    }

    TlsStores stores() {
        return new TlsStores(trustStore, trustStorePassword, trustStoreType, keyStore, keyStorePassword, keyStoreType);
    }

    /** The URL may hold a password, too. */
    @Override
    public String toString() {
        return "a broker " + (isReal() ? "outside" : "inside") + " this process";
    }
}
