package io.urutu.tck.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.urutu.tck.App;
import io.urutu.tck.Assertion;
import io.urutu.tck.Deployed;
import io.urutu.tck.Environment;
import io.urutu.tck.War;
import io.urutu.tck.http.app.Api;
import io.urutu.tck.lifecycle.app.Early;
import io.urutu.tck.lifecycle.app.RoundTrip;
import io.urutu.tck.messaging.Rabbit;
import io.urutu.testkit.services.Services;
import java.io.File;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Tag;

/** For people who literally drop one jar. */
@Tag("one-jar")
public class OneJarTckTest extends Deployed {
    @Deployment(testable = false)
    public static WebArchive application() {
        return War.carrying("one-jar", new File(Environment.required("urutu.tck.one-jar")))
                .classes(Api.class, Early.class, RoundTrip.class)
                .with("urutu.application.name", "tck-one-jar")
                .with("urutu.broker.url", Services.rabbitmq().url())
                .build();
    }

    @Assertion(id = "JAR-01", promise = "The one-jar form alone publishes and handles over RabbitMQ.")
    void works() {
        String key = App.key();

        app().post("api/round-trip/" + key, "");

        app().awaits(key, "handled");
        try (Rabbit rabbit = Rabbit.connect(Services.rabbitmq())) {
            assertThat(rabbit.consumers("tck-one-jar.round-trip")).isOne();
        }
    }
}
