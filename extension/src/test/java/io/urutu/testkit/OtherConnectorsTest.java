package io.urutu.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.urutu.messaging.BusStatus;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** An application whose connections name connectors of their own is tested with the broker in the process all the same. */
@UrutuTest
class OtherConnectorsTest {
    private static final String FAR = "urutu.broker.far.url";
    private static final String FAR_CONNECTOR = "urutu.broker.far.connector";
    private static final String LOG_CONNECTOR = "urutu.broker.log.connector";

    @Inject
    BusStatus bus;

    @BeforeAll
    static void configure() {
        System.setProperty(FAR, "amqp://127.0.0.1:1/");
        System.setProperty(FAR_CONNECTOR, "urutu-rabbitmq");
        System.setProperty(LOG_CONNECTOR, "smallrye-kafka");
    }

    @AfterAll
    static void restore() {
        System.clearProperty(FAR);
        System.clearProperty(FAR_CONNECTOR);
        System.clearProperty(LOG_CONNECTOR);
    }

    @Test
    void connectionsAreInTheProcess() {
        assertThat(bus.connections()).extracting(BusStatus.Connection::name).containsExactly("default", "far", "log");
        assertThat(bus.connections()).extracting(BusStatus.Connection::broker).containsOnly("urutu-embedded");
    }
}
