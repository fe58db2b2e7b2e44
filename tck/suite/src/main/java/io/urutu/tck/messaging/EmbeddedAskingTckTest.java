package io.urutu.tck.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.urutu.tck.App;
import io.urutu.tck.Assertion;
import io.urutu.tck.Deployed;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** Two brokers in the JVM. */
public class EmbeddedAskingTckTest extends Deployed implements Asking {
    @Deployment(testable = false)
    public static WebArchive application() {
        return Asking.application("asking")
                .with("urutu.broker.audit.url", "embedded")
                .build();
    }

    @Assertion(id = "CONN-02", promise = "Every connection has its own line in the status.")
    void connections() {
        assertThat(app().get("api/ask/" + App.key() + "/bus").body())
                .isEqualTo("default urutu-embedded true, audit urutu-embedded true");
    }
}
