package io.urutu.tck.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.urutu.tck.App;
import io.urutu.tck.Assertion;
import io.urutu.tck.Connector;
import io.urutu.tck.Deployed;
import io.urutu.tck.Environment;
import io.urutu.tck.RealBroker;
import io.urutu.tck.messaging.Applications;
import io.urutu.testkit.services.Service;
import io.urutu.testkit.services.Services;
import java.net.URI;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestMethodOrder;

/** The broker is down when the application is deployed, and comes later. */
@Tag("outage")
@RealBroker
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
public class BrokerDownTckTest extends Deployed {
    private static final Service BROKER = Services.ownRabbitmq();
    private static final String UP = Connector.name() + " connected=true durable=true consumers=all";

    @Deployment(testable = false)
    public static WebArchive application() {
        BROKER.stop();
        return Applications.full("broker-down")
                .with("urutu.application.name", "tck-down")
                .broker(BROKER.url())
                .build();
    }

    @AfterAll
    static void end() {
        BROKER.close();
    }

    @Order(1)
    @Assertion(
            id = "BUS-10",
            promise = "An application starts while its broker is down, answers requests, and says so.")
    void starts() {
        String key = App.key();

        assertThat(app().post("api/ends/" + key + "/returned", "").statusCode()).isEqualTo(200);

        assertThat(app().rows(key)).isOne();
        assertThat(app().get("api/state/bus").body())
                .isEqualTo(Connector.name() + " connected=false durable=true consumers=some");
    }

    @Order(2)
    @Tag("health")
    @Assertion(id = "BUS-11", promise = "Readiness is down while the broker is.")
    void readinessDown() {
        assertThat(readiness()).isEqualTo(503);
    }

    @Order(3)
    @Assertion(
            id = "BUS-12",
            promise = "It connects when the broker comes, and what was published meanwhile is handled.")
    void connectsLater() {
        String key = App.key();
        app().post("api/publish/" + key + "/todo/done", "");

        BROKER.start();

        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> app().get("api/state/bus").body(), UP::equals);
        app().awaits(key, "COMMITTED");
    }

    @Order(4)
    @Tag("health")
    @Assertion(id = "BUS-13", promise = "Readiness is up when the broker is back.")
    void readinessUp() {
        assertThat(readiness()).isEqualTo(200);
    }

    private static int readiness() {
        return new App(URI.create(Environment.required("urutu.tck.health")))
                .get("ready")
                .statusCode();
    }
}
