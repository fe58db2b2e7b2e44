package io.urutu.tck.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.urutu.tck.Assertion;
import io.urutu.tck.Deployed;
import io.urutu.tck.execution.Endings;
import io.urutu.tck.execution.Surroundings;
import io.urutu.tck.execution.Transactions;
import io.urutu.tck.http.BadRequests;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** Nothing configured: the broker is in the JVM. */
public class EmbeddedBrokerTckTest extends Deployed
        implements Endings, Transactions, Surroundings, BadRequests, Staging, Handling, Retrying, Flow {
    @Deployment(testable = false)
    public static WebArchive application() {
        return Applications.full("embedded").build();
    }

    @Assertion(
            id = "BUS-01",
            promise = "Without a broker's address the embedded one runs, and says that it keeps nothing.")
    void embedded() {
        assertThat(app().get("api/state/bus").body())
                .isEqualTo("urutu-embedded connected=true durable=false consumers=all");
    }
}
