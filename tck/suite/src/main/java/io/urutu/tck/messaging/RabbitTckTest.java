package io.urutu.tck.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.rabbitmq.client.GetResponse;
import io.urutu.tck.App;
import io.urutu.tck.Assertion;
import io.urutu.tck.Connector;
import io.urutu.tck.Deployed;
import io.urutu.tck.RealBroker;
import io.urutu.testkit.services.Services;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;

/** The same promises with RabbitMQ, and what a look from its other side shows. */
@RealBroker
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public class RabbitTckTest extends Deployed implements Staging, Handling, Retrying, Flow, DeadLetters {
    static final String EXCHANGE = "urutu-tck";
    private static final String GOLDEN =
            """
            {"amount":12.50,"at":"2026-01-02T03:04:05.678Z","big":9007199254740993,"counts":{"one":1},\
            "day":"2026-01-02","flag":true,"id":"00000000-0000-7000-8000-000000000001",\
            "inner":{"name":"deep","ratio":0.5},"lasts":"PT1M30S","level":"HIGH","maybe":"yes","names":["a","b"],\
            "number":-7,"text":"ação \\"x\\" </a> 🙂"}""";

    private final Rabbit rabbit = Rabbit.connect(Services.rabbitmq());

    @Deployment(testable = false)
    public static WebArchive application() {
        return Applications.full("rabbit")
                .with("urutu.application.name", "tck")
                .broker(Services.rabbitmq().url())
                .with("urutu.broker.exchange", EXCHANGE)
                .with("urutu.messaging.handlers.todo.max-bytes", "10000")
                .build();
    }

    @Override
    public Rabbit rabbit() {
        return rabbit;
    }

    /** Connecting is not part of a deployment: the first assertion waits for it. */
    @BeforeEach
    void connected() {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> app().get("api/state/bus").body().endsWith("connected=true durable=true consumers=all"));
    }

    @AfterAll
    void close() {
        rabbit.close();
    }

    @Assertion(id = "BUS-02", promise = "With a broker's address every handler consumes from a queue of its own there.")
    void queues() {
        assertThat(app().get("api/state/bus").body())
                .isEqualTo(Connector.name() + " connected=true durable=true consumers=all");
        for (String queue : List.of("tck.todo", "tck.first", "tck.second", "tck.by-topic")) {
            assertThat(rabbit.consumers(queue)).as(queue).isOne();
        }
    }

    @Assertion(id = "MSG-30", promise = "A payload's JSON is the same, byte for byte, on every server.")
    void golden() {
        String tap = rabbit.tap(EXCHANGE, "tck.golden");

        app().post("api/publish/" + App.key() + "/golden", "");

        GetResponse message = rabbit.await(tap, "deep");
        assertThat(new String(message.getBody(), StandardCharsets.UTF_8)).isEqualTo(GOLDEN);
        assertThat(message.getProps().getContentType()).isEqualTo("application/json");
        assertThat(message.getProps().getDeliveryMode()).isEqualTo(2);
        assertThat(message.getProps().getAppId()).isEqualTo("tck");
    }
}
