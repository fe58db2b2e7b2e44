package io.urutu.backend.smallrye;

import static org.assertj.core.api.Assertions.assertThat;

import io.urutu.messaging.spi.AmqpAddress;
import io.urutu.messaging.spi.ConnectorAddress;
import io.urutu.messaging.spi.ConnectorProvider;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

class SmallryeConnectorsTest {
    private final SmallryeConnectors connectors = new SmallryeConnectors();
    private final List<String> problems = new ArrayList<>();

    @Test
    void areFoundByTheExtension() {
        assertThat(ServiceLoader.load(ConnectorProvider.class)).singleElement().satisfies(found -> assertThat(
                        found.serves("smallrye-rabbitmq"))
                .isTrue());
    }

    @Test
    void areThoseWithSmallRyesPrefix() {
        assertThat(connectors.serves("smallrye-kafka")).isTrue();
        assertThat(connectors.serves("smallrye-")).isFalse();
        assertThat(connectors.serves("urutu-rabbitmq")).isFalse();
    }

    @Test
    void rabbitNeedsAnAddressAndRefusesWhatItDoesNotKnowOrMayNotBeSaid() {
        prepare("smallrye-rabbitmq", Map.of("connection-timeot", "5", "failure-strategy", "accept"), Optional.empty());

        assertThat(problems)
                .containsExactlyInAnyOrder(
                        "14052 urutu.broker.url: no value, and urutu.messaging.connector is smallrye-rabbitmq. Set it to amqp://user:password@host:5672.",
                        "14055 urutu.broker.attributes.connection-timeot: no such attribute. The nearest known one is connection-timeout.",
                        "14054 urutu.broker.attributes.failure-strategy: with smallrye-rabbitmq this attribute follows from urutu.broker.* and the handlers. Remove it.");
    }

    @Test
    void othersReadNoAddressAndTakeEveryAttributeButTheirName() {
        prepare(
                "smallrye-kafka",
                Map.of("bootstrap.servers", "localhost:9092", "channel-name", "x"),
                Optional.of(address(false)));

        assertThat(problems)
                .containsExactlyInAnyOrder(
                        "14053 urutu.broker.url: smallrye-kafka reads no AMQP URL, so this one would not be used. Remove it, and write the connector's own attributes below urutu.broker.attributes.",
                        "14054 urutu.broker.attributes.channel-name: with smallrye-kafka this attribute follows from urutu.broker.* and the handlers. Remove it.");
    }

    @Test
    void aConnectorThatIsNoBeanIsNamedWithItsArtifact() {
        try (Container container = new Container()) {
            connectors
                    .prepare(
                            new ConnectorAddress(
                                    "smallrye-kafka",
                                    "urutu.messaging.connector",
                                    "",
                                    "urutu.broker",
                                    "urutu",
                                    Map.of(),
                                    Optional.empty()),
                            this::told)
                    .orElseThrow()
                    .verify(container.beans(), this::told);
        }

        assertThat(problems)
                .containsExactly(
                        "14050 urutu.messaging.connector: no connector named smallrye-kafka is a bean of this application. Add the dependency io.smallrye.reactive:smallrye-reactive-messaging-kafka, of version 4.34.0 or next to it.");
    }

    @Test
    void theConnectorThatComesWithTheModuleIsABean() {
        try (Container container = new Container()) {
            connectors
                    .prepare(
                            new ConnectorAddress(
                                    "smallrye-rabbitmq",
                                    "urutu.messaging.connector",
                                    "",
                                    "urutu.broker",
                                    "urutu",
                                    Map.of(),
                                    Optional.of(address(false))),
                            this::told)
                    .orElseThrow()
                    .verify(container.beans(), this::told);
        }

        assertThat(problems).isEmpty();
    }

    @Test
    void anAddressBecomesTheAttributesOfAChannel() {
        ConnectorAddress address = new ConnectorAddress(
                "smallrye-rabbitmq",
                "urutu.messaging.connector",
                "",
                "urutu.broker",
                "orders",
                Map.of("connection-timeout", "1234"),
                Optional.of(address(true)));

        ChannelConfig out = new RabbitAttributes(address, new BlockedConnections()).outgoing("app messages", "orders");

        assertThat(out.getValue("addresses", String.class)).isEqualTo("one:5671,two:5672");
        assertThat(out.getValue("ssl", Boolean.class)).isTrue();
        assertThat(out.getValue("username", String.class)).isEqualTo("user");
        assertThat(out.getValue("password", String.class)).isEqualTo("secret");
        assertThat(out.getValue("virtual-host", String.class)).isEqualTo("/v");
        assertThat(out.getValue("requested-heartbeat", Integer.class)).isEqualTo(7);
        assertThat(out.getValue("connection-timeout", Integer.class)).isEqualTo(1234);
        assertThat(out.getValue("exchange.name", String.class)).isEqualTo("orders");
        assertThat(out.getValue("publish-confirms", Boolean.class)).isTrue();
        assertThat(out.channel()).isEqualTo("app messages");
        assertThat(address.amqp().orElseThrow().toString()).doesNotContain("secret");
    }

    /** As where {@code urutu-extension} is there beside the module, with the API jar of the standard. */
    @Test
    void anApiWithFewerMethodsThanTheConnectorsNeedIsNamedWithItsPlace() {
        interface Message {
            void ack();
        }
        SmallryeConnector connector = (SmallryeConnector) connectors
                .prepare(
                        new ConnectorAddress(
                                "smallrye-rabbitmq",
                                "urutu.broker.rye.connector",
                                "rye",
                                "urutu.broker.rye",
                                "urutu",
                                Map.of(),
                                Optional.of(address(false))),
                        this::told)
                .orElseThrow();
        try (Container container = new Container()) {
            connector.verify(Message.class, container.beans(), this::told);
        }

        String place = Message.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toString();
        assertThat(problems)
                .containsExactly(
                        "14051 urutu.broker.rye.connector: the MicroProfile Reactive Messaging API of " + place
                                + " stands before the one that SmallRye's connectors are made for. Keep microprofile-reactive-messaging-api out of the application: urutu-reactive-messaging takes the place of urutu-extension, and brings SmallRye's.");
    }

    private void prepare(String connector, Map<String, String> attributes, Optional<AmqpAddress> amqp) {
        assertThat(connectors.prepare(
                        new ConnectorAddress(
                                connector, "urutu.messaging.connector", "", "urutu.broker", "urutu", attributes, amqp),
                        this::told))
                .isEmpty();
    }

    private void told(int id, String where, String what, String remedy) {
        problems.add(id + " " + where + ": " + what + ". " + remedy);
    }

    private static AmqpAddress address(boolean tls) {
        return new AmqpAddress(
                tls,
                List.of("one:5671", "two:5672"),
                "/v",
                "user",
                "secret",
                Optional.empty(),
                Optional.empty(),
                OptionalInt.empty(),
                7,
                Duration.ofSeconds(2),
                Duration.ofMillis(100),
                Duration.ofSeconds(1));
    }
}
