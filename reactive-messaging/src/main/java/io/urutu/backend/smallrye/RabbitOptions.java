package io.urutu.backend.smallrye;

import io.smallrye.reactive.messaging.ClientCustomizer;
import io.urutu.messaging.spi.AmqpAddress;
import io.vertx.core.net.JksOptions;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.core.net.PfxOptions;
import io.vertx.rabbitmq.RabbitMQOptions;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.File;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import org.eclipse.microprofile.config.Config;

/** Gives the connector's client what its attributes have no words for: trust and key stores of every type, and who is told when it is blocked. */
@ApplicationScoped
public class RabbitOptions implements ClientCustomizer<RabbitMQOptions> {
    /** For the container. */
    public RabbitOptions() {}

    @Override
    public RabbitMQOptions customize(String channel, Config config, RabbitMQOptions options) {
        if (config instanceof ChannelConfig ours) {
            ours.amqp().filter(AmqpAddress::tls).ifPresent(amqp -> secure(amqp, options));
            ours.blocked().ifPresent(blocked -> options.setMetricsCollector(blocked.watching(ours.channel())));
        }
        return options;
    }

    private static void secure(AmqpAddress amqp, RabbitMQOptions options) {
        amqp.trusted().ifPresent(store -> trust(store, options));
        amqp.own().ifPresent(store -> show(store, options));
    }

    private static void trust(AmqpAddress.Store store, RabbitMQOptions options) {
        switch (type(store)) {
            case "PEM" -> options.setTrustOptions(new PemTrustOptions().addCertPath(store.file()));
            case "JKS" -> options.setTrustOptions(jks(store));
            default -> options.setTrustOptions(pfx(store));
        }
    }

    private static void show(AmqpAddress.Store store, RabbitMQOptions options) {
        options.setKeyCertOptions(type(store).equals("JKS") ? jks(store) : pfx(store));
    }

    private static JksOptions jks(AmqpAddress.Store store) {
        JksOptions options = new JksOptions().setPath(store.file());
        store.password().ifPresent(options::setPassword);
        return options;
    }

    private static PfxOptions pfx(AmqpAddress.Store store) {
        PfxOptions options = new PfxOptions().setPath(store.file());
        store.password().ifPresent(options::setPassword);
        return options;
    }

    /** It was opened at deployment, so it can be. */
    private static String type(AmqpAddress.Store store) {
        if (store.type().isPresent()) {
            return store.type().get().toUpperCase(java.util.Locale.ROOT);
        }
        try {
            char[] password = store.password().map(String::toCharArray).orElseGet(() -> new char[0]);
            return KeyStore.getInstance(new File(store.file()), password)
                    .getType()
                    .toUpperCase(java.util.Locale.ROOT);
        } catch (IOException | GeneralSecurityException unreadable) {
            return "PKCS12";
        }
    }
}
