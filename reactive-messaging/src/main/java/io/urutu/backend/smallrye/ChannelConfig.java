package io.urutu.backend.smallrye;

import io.urutu.messaging.spi.AmqpAddress;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigValue;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.eclipse.microprofile.config.spi.Converter;
import org.eclipse.microprofile.reactive.messaging.spi.ConnectorFactory;

/**
 * The attributes of one channel in the form a connector reads them. It is handed over directly: no {@code mp.messaging}
 * key is published, since another implementation in the server would take those for its own.
 */
final class ChannelConfig implements Config {
    private final Map<String, String> attributes;
    private final Optional<AmqpAddress> amqp;
    private final Optional<BlockedConnections> blocked;

    ChannelConfig(Map<String, String> attributes) {
        this(attributes, Optional.empty(), Optional.empty());
    }

    /**
     * @param amqp for what attributes cannot say
     * @param blocked to be told what becomes of the connection
     */
    ChannelConfig(Map<String, String> attributes, Optional<AmqpAddress> amqp, Optional<BlockedConnections> blocked) {
        this.attributes = Map.copyOf(attributes);
        this.amqp = amqp;
        this.blocked = blocked;
    }

    Optional<AmqpAddress> amqp() {
        return amqp;
    }

    Optional<BlockedConnections> blocked() {
        return blocked;
    }

    /** What the connector is to call the channel. */
    String channel() {
        return getValue(ConnectorFactory.CHANNEL_NAME_ATTRIBUTE, String.class);
    }

    @Override
    public <T> T getValue(String name, Class<T> type) {
        return getOptionalValue(name, type).orElseThrow(() -> new NoSuchElementException(name));
    }

    @Override
    public <T> Optional<T> getOptionalValue(String name, Class<T> type) {
        return Optional.ofNullable(attributes.get(name)).map(text -> convert(name, text.trim(), type));
    }

    @SuppressWarnings("unchecked") // each branch has the type asked for
    private static <T> T convert(String name, String text, Class<T> type) {
        if (type == String.class) {
            return (T) text;
        } else if (type == Integer.class || type == int.class) {
            return (T) Integer.valueOf(text);
        } else if (type == Long.class || type == long.class) {
            return (T) Long.valueOf(text);
        } else if (type == Double.class || type == double.class) {
            return (T) Double.valueOf(text);
        } else if (type == Boolean.class || type == boolean.class) {
            return (T) Boolean.valueOf(text);
        }
        throw new IllegalArgumentException(name + " cannot be read as " + type.getName());
    }

    @Override
    public ConfigValue getConfigValue(String name) {
        throw new UnsupportedOperationException("the source of " + name);
    }

    @Override
    public Iterable<String> getPropertyNames() {
        return attributes.keySet();
    }

    @Override
    public Iterable<ConfigSource> getConfigSources() {
        return List.of();
    }

    @Override
    public <T> Optional<Converter<T>> getConverter(Class<T> forType) {
        return Optional.empty();
    }

    @Override
    public <T> T unwrap(Class<T> type) {
        throw new IllegalArgumentException("no " + type.getName() + " inside");
    }
}
