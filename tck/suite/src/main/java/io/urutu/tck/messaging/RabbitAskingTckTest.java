package io.urutu.tck.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.urutu.tck.App;
import io.urutu.tck.Assertion;
import io.urutu.tck.Connector;
import io.urutu.tck.Deployed;
import io.urutu.tck.RealBroker;
import io.urutu.testkit.services.Services;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;

/** Two exchanges of RabbitMQ, each with a connection of its own. */
@RealBroker
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public class RabbitAskingTckTest extends Deployed implements Asking {
    private static final String CONNECTED =
            "default " + Connector.name() + " true, audit " + Connector.name() + " true";

    private final Rabbit rabbit = Rabbit.connect(Services.rabbitmq());

    @Deployment(testable = false)
    public static WebArchive application() {
        return Asking.application("asking-rabbit")
                .with("urutu.application.name", "tck-asking")
                .broker(Services.rabbitmq().url())
                .with("urutu.broker.exchange", "urutu-tck-asking")
                .with("urutu.broker.audit.url", Services.rabbitmq().url())
                .with("urutu.broker.audit.exchange", "urutu-tck-audits")
                .build();
    }

    @BeforeEach
    void connected() {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> app().get("api/ask/" + App.key() + "/bus").body().equals(CONNECTED));
        for (String queue : new String[] {"doubling", "refusing", "told", "told-on", "audited"}) {
            rabbit.awaitConsumers("tck-asking." + queue, 1);
        }
    }

    @AfterAll
    void close() {
        rabbit.close();
    }

    @Assertion(id = "CONN-03", promise = "A named broker has an exchange of its own, where its messages are.")
    void exchange() {
        String tap = rabbit.tap("urutu-tck-audits", "tck.audited");
        String key = App.key();

        app().post("api/ask/" + key + "/audited", "");

        assertThat(Rabbit.header(rabbit.await(tap, key), "urutu-key")).isEqualTo("till-4");
    }
}
