package io.urutu.tck.messaging.reactive;

import static org.assertj.core.api.Assertions.assertThat;

import io.urutu.tck.App;
import io.urutu.tck.Assertion;
import io.urutu.tck.Connector;
import io.urutu.tck.Deployed;
import io.urutu.tck.Environment;
import io.urutu.tck.War;
import io.urutu.tck.http.app.Api;
import io.urutu.tck.lifecycle.app.Early;
import io.urutu.tck.lifecycle.app.RoundTrip;
import io.urutu.tck.lifecycle.jvm.JvmServlet;
import io.urutu.testkit.services.Services;
import java.io.File;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Tag;

/** The jars of another connector are in the archive, and nobody asks for it. */
@Tag("connector")
public class AtRestTckTest extends Deployed {
    private static final String NAME = "tck-at-rest";

    @Deployment(testable = false)
    public static WebArchive application() {
        return War.named("at-rest")
                .libraries(new File(Environment.required("urutu.tck.connector-libs")))
                .packageOf(JvmServlet.class)
                .classes(Api.class, Early.class, RoundTrip.class)
                .with("urutu.application.name", NAME)
                .with("urutu.broker.url", Services.rabbitmq().url())
                .with("urutu.broker.exchange", NAME)
                .build();
    }

    @Assertion(
            id = "RM-30",
            promise = "A connector that nobody asks for does nothing: handlers are served as without its jars.")
    void nothingRuns() {
        String key = App.key();

        app().post("api/round-trip/" + key, "");

        app().awaits(key, "handled");
        assertThat(app().get("jvm/threads?of=" + URLEncoder.encode(Connector.THREADS, StandardCharsets.UTF_8))
                        .body())
                .isEmpty();
    }
}
