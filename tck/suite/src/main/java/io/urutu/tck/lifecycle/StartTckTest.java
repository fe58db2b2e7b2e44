package io.urutu.tck.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.urutu.tck.App;
import io.urutu.tck.Assertion;
import io.urutu.tck.Deployed;
import io.urutu.tck.Environment;
import io.urutu.tck.War;
import io.urutu.tck.http.app.Api;
import io.urutu.tck.lifecycle.app.EarlyHandler;
import io.urutu.tck.lifecycle.app.SlowSingleton;
import io.urutu.tck.lifecycle.app.TraceKeeper;
import io.urutu.tck.messaging.Rabbit;
import io.urutu.testkit.services.Services;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.TestMethodOrder;

/** An application that starts slowly, while a message already waits for it. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
public class StartTckTest extends Deployed {
    private static final String QUEUE = "tck-start.early";
    private static final String WAITING = App.key();

    @Deployment(testable = false)
    public static WebArchive application() {
        leaveMessage();
        War war = War.named("start")
                .packageOf(EarlyHandler.class)
                .without(TraceKeeper.class)
                .classes(Api.class)
                .with("urutu.application.name", "tck-start")
                .broker(Services.rabbitmq().url());
        return (Environment.hasSessionBeans() ? war : war.without(SlowSingleton.class)).build();
    }

    /** As an earlier run of the application leaves it: in the queue that the handler will have. */
    private static void leaveMessage() {
        try (Rabbit rabbit = Rabbit.connect(Services.rabbitmq())) {
            rabbit.leave(
                    QUEUE, "urutu", "tck.early", ("{\"key\": \"" + WAITING + "\"}").getBytes(StandardCharsets.UTF_8));
        }
    }

    @Order(1)
    @Assertion(
            id = "LIFE-01",
            promise = "No message is handled before the application's own start-up beans have ended.")
    void intakeAfterStartUpBeans() {
        app().awaits("start", "handled " + WAITING);

        List<String> notes = app().notes("start");
        List<String> before = notes.subList(0, notes.indexOf("handled " + WAITING));
        assertThat(before).contains("observer ends");
        if (Environment.hasSessionBeans()) {
            assertThat(before).contains("session bean ends");
        }
    }

    @Order(2)
    @Assertion(id = "LIFE-02", promise = "RuntimeStarted is fired once, after the application's own start-up beans.")
    void startedOnce() {
        List<String> notes = app().notes("start");

        assertThat(notes).containsOnlyOnce("started tck-start 4");
        assertThat(notes.indexOf("started tck-start 4")).isGreaterThan(notes.indexOf("observer ends"));
    }

    @Order(3)
    @Assertion(
            id = "LIFE-03",
            promise = "ShutdownSignal.request() drains the application, once, and leaves the server alone.")
    void shutdown() {
        try (Rabbit rabbit = Rabbit.connect(Services.rabbitmq())) {
            rabbit.awaitConsumers(QUEUE, 1);

            assertThat(app().post("api/shutdown", "").body()).isEqualTo("true true");

            app().awaits("start", "stopping tck-start");
            rabbit.awaitConsumers(QUEUE, 0);
        }
        assertThat(app().notes("start")).containsOnlyOnce("stopping tck-start");
    }
}
