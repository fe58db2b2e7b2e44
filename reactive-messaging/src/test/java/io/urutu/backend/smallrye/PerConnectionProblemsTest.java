package io.urutu.backend.smallrye;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.urutu.boot.UrutuExtension;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.spi.ConfigProviderResolver;
import org.junit.jupiter.api.Test;

/** What is wrong with the connector of one connection is told at deployment, with its own key. */
class PerConnectionProblemsTest {
    @Test
    void ofTheConnectionsAreHeldAgainstTheirOwnUrls() {
        refused(
                Map.of(
                        "urutu.broker.far.connector", "smallrye-kafka",
                        "urutu.broker.far.url", "amqp://user:password@127.0.0.1:1",
                        "urutu.broker.near.connector", "smallrye-rabbitmq",
                        "urutu.broker.near.url", "embedded",
                        "urutu.broker.rye.connector", "smallrye-rabbitmq",
                        "urutu.broker.rye.attributes.connection-timeot", "5"),
                """
                Urutu found 4 problems in this deployment:
                  URUTU14053 urutu.broker.far.url: smallrye-kafka reads no AMQP URL, so this one would not be used. Remove it, and write the connector's own attributes below urutu.broker.far.attributes.
                  URUTU00038 urutu.broker.near.connector: smallrye-rabbitmq is asked for, but urutu.broker.near.url makes it urutu-embedded. Change one of the two: amqp://host/ goes with urutu-rabbitmq, embedded with urutu-embedded.
                  URUTU14055 urutu.broker.rye.attributes.connection-timeot: no such attribute. The nearest known one is connection-timeout.
                  URUTU14052 urutu.broker.rye.url: no value, and urutu.broker.rye.connector is smallrye-rabbitmq. Set it to amqp://user:password@host:5672.""");
    }

    @Test
    void ofHandlersAttributesThoseOfTheirConnectionsConnectorAreKnown() {
        refused(
                Map.of(
                        "urutu.broker.rye.connector", "smallrye-rabbitmq",
                        "urutu.broker.rye.url", "amqp://user:password@127.0.0.1:1",
                        "urutu.messaging.handlers.here.attributes.consumer-exclusive", "true",
                        "urutu.messaging.handlers.there.connection", "rye",
                        "urutu.messaging.handlers.there.attributes.consumer-exclusive", "true",
                        "urutu.messaging.handlers.there.attributes.failure-strategy", "accept"),
                """
                Urutu found 2 problems in this deployment:
                  URUTU01019 urutu.messaging.handlers.here.attributes.consumer-exclusive: no such attribute. The nearest known one is queue.name.
                  URUTU01400 urutu.messaging.handlers.there.attributes.failure-strategy: with smallrye-rabbitmq this attribute follows from urutu.broker.* and from the handler. Remove it.""");
    }

    @Test
    void aConnectorThatIsNoBeanIsToldOfByTheKeyThatNamesIt() {
        refused(
                Map.of("urutu.broker.far.connector", "smallrye-kafka"),
                """
                Urutu found 1 problem in this deployment:
                  URUTU14050 urutu.broker.far.connector: no connector named smallrye-kafka is a bean of this application. Add the dependency io.smallrye.reactive:smallrye-reactive-messaging-kafka, of version 4.34.0 or next to it.""");
    }

    @Test
    void whereNobodyServesAConnectionNothingMoreIsHeldAgainstItsHandlers() {
        refused(
                Map.of(
                        "urutu.broker.rye.connector", "smalrye-rabbitmq",
                        "urutu.messaging.handlers.there.connection", "rye",
                        "urutu.messaging.handlers.there.attributes.consumer-exclusive", "true"),
                """
                Urutu found 1 problem in this deployment:
                  URUTU00037 urutu.broker.rye.connector: "smalrye-rabbitmq" is no connector of this application. The nearest is urutu-rabbitmq; leave the key out and urutu.messaging.connector decides.""");
    }

    @Test
    void aChannelsConnectorIsThatOfItsConnection() {
        refused(
                Map.of(
                        "urutu.broker.far.connector", "smallrye-kafka",
                        "urutu.messaging.handlers.\"bill.in\".connection", "far",
                        "mp.messaging.incoming.bill.in.connector", "urutu-embedded",
                        "mp.messaging.outgoing.bill.out.connector", "smallrye-amqp"),
                """
                Urutu found 2 problems in this deployment:
                  URUTU01210 mp.messaging.incoming.bill.in.connector: "urutu-embedded" is not the connector that serves this channel, which is smallrye-kafka. Remove it, or choose the connector: of all channels by urutu.messaging.connector, of a connection by urutu.broker.<connection>.connector.
                  URUTU01210 mp.messaging.outgoing.bill.out.connector: "smallrye-amqp" is not the connector that serves this channel, which is smallrye-kafka or urutu-embedded. Remove it, or choose the connector: of all channels by urutu.messaging.connector, of a connection by urutu.broker.<connection>.connector.""");
        refused( // the right ones are no problem of theirs
                Map.of(
                        "urutu.broker.far.connector", "smallrye-kafka",
                        "urutu.messaging.handlers.\"bill.in\".connection", "far",
                        "mp.messaging.incoming.bill.in.connector", "smallrye-kafka",
                        "mp.messaging.outgoing.bill.out.connector", "urutu-embedded"),
                """
                Urutu found 1 problem in this deployment:
                  URUTU14050 urutu.broker.far.connector:""");
    }

    @SuppressWarnings("unchecked") // a generic array for two extensions
    private static void refused(Map<String, String> keys, String report) {
        Map<String, String> all = new HashMap<>(keys);
        all.put("urutu.application.name", "shop");
        all.put("urutu.broker.url", "embedded");
        Config config = new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(all, "test", 100))
                .build();
        ConfigProviderResolver resolver = ConfigProviderResolver.instance();
        resolver.registerConfig(config, Thread.currentThread().getContextClassLoader());
        try {
            assertThatThrownBy(() -> SeContainerInitializer.newInstance()
                            .disableDiscovery()
                            .addExtensions(UrutuExtension.class, SmallryeExtension.class)
                            .addBeanClasses(Jobs.class, Bills.class)
                            .initialize()
                            .close())
                    .hasMessageContaining(report);
        } finally {
            resolver.releaseConfig(config);
        }
    }
}
