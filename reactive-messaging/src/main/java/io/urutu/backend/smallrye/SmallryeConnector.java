package io.urutu.backend.smallrye;

import io.urutu.messaging.spi.AmqpAddress;
import io.urutu.messaging.spi.Broker;
import io.urutu.messaging.spi.ConnectorAddress;
import io.urutu.messaging.spi.ConnectorProvider;
import jakarta.enterprise.inject.spi.BeanManager;
import java.security.CodeSource;
import java.time.Duration;
import java.util.Arrays;
import java.util.OptionalInt;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jspecify.annotations.Nullable;

/** One connection of a SmallRye connector, as it is configured. */
record SmallryeConnector(ConnectorAddress address, boolean rabbit) implements ConnectorProvider.Connector {
    private static final Duration PULSE = Duration.ofMillis(250);

    @Override
    public void verify(BeanManager beans, ConnectorProvider.Told problems) {
        verify(Message.class, beans, problems);
    }

    /** @param message the type of that name that the application has */
    void verify(Class<?> message, BeanManager beans, ConnectorProvider.Told problems) {
        if (Arrays.stream(message.getMethods())
                .noneMatch(method -> method.getName().equals("getAckWithMetadata"))) {
            SmallryeMessages.hiddenApi(problems, address.connectorKey(), place(message));
        } else if (!Channels.areThere(address.connector(), beans)) {
            SmallryeMessages.absent(
                    problems,
                    address.connectorKey(),
                    address.connector(),
                    "smallrye-reactive-messaging-" + address.connector().substring("smallrye-".length()));
        }
    }

    private static String place(Class<?> type) {
        @Nullable CodeSource source = type.getProtectionDomain().getCodeSource();
        return source == null || source.getLocation() == null
                ? "the server"
                : source.getLocation().toString();
    }

    @Override
    public Broker open(String application, BeanManager beans) {
        Channels channels = new Channels(address.connector(), beans);
        String label = address.connection().isEmpty() ? application : application + "/" + address.connection();
        Operator operator = new Operator(label);
        OptionalInt prefetch = address.amqp().map(AmqpAddress::prefetch).orElse(OptionalInt.empty());
        if (rabbit && address.amqp().orElseThrow().tls()) {
            SmallryeMessages.hostUnchecked(address.key());
        }
        return new ConnectorBroker(
                address.connector(),
                address.exchange(),
                prefetch,
                PULSE,
                channels,
                operator,
                courier -> rabbit
                        ? new RabbitFlavour(address, application, label, channels, operator, courier)
                        : new PlainFlavour(address, operator, courier));
    }
}
