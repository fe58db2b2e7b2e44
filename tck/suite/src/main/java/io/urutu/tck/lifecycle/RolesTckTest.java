package io.urutu.tck.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.urutu.tck.App;
import io.urutu.tck.Assertion;
import io.urutu.tck.Deployed;
import io.urutu.tck.messaging.Applications;
import java.net.http.HttpResponse;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** A process that is a worker only. */
public class RolesTckTest extends Deployed {
    @Deployment(testable = false)
    public static WebArchive application() {
        return Applications.full("roles")
                .with("urutu.roles", "worker")
                .with("urutu.broker.url", "embedded")
                .build();
    }

    @Assertion(
            id = "ROLE-01",
            promise = "Without the role http every resource answers 503, as problem+json, and does nothing.")
    void httpOff() {
        String key = App.key();

        HttpResponse<String> answer = app().post("api/ends/" + key + "/returned", "");

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Content-Type").orElse("none")).startsWith("application/problem+json");
        assertThat(answer.body()).contains("\"status\":503", "urutu.roles");
        assertThat(app().rows(key)).isZero();
    }

    @Assertion(id = "ROLE-02", promise = "A worker handles messages without the role http.")
    void workerOn() {
        String key = App.key();

        app().get("outside/immediate?key=" + key);

        app().awaits(key, "first outside");
    }
}
