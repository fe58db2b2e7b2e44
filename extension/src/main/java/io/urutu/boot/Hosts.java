package io.urutu.boot;

import io.urutu.context.spi.Host;
import io.urutu.messaging.spi.Broker;
import io.urutu.messaging.spi.BrokerWrapper;
import jakarta.enterprise.inject.spi.BeanManager;
import java.util.Optional;

/** What stands in for a server, and before the brokers, where beans say so. */
final class Hosts {
    private Hosts() {}

    static Optional<Host> find(BeanManager beans) {
        return find(beans, Host.class);
    }

    static Broker wrapped(Broker broker, BeanManager beans) {
        return find(beans, BrokerWrapper.class)
                .map(wrapper -> wrapper.around(broker))
                .orElse(broker);
    }

    /** Two of them cannot both be right: the container's own exception names them. */
    private static <T> Optional<T> find(BeanManager beans, Class<T> type) {
        return beans.getBeans(type).isEmpty()
                ? Optional.empty()
                : Optional.of(beans.createInstance().select(type).get());
    }
}
