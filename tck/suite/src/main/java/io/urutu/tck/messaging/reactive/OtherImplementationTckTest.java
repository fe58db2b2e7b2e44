package io.urutu.tck.messaging.reactive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.urutu.tck.App;
import io.urutu.tck.Assertion;
import io.urutu.tck.Deployed;
import io.urutu.tck.ServerLog;
import io.urutu.tck.War;
import io.urutu.tck.http.app.Api;
import io.urutu.tck.messaging.reactive.app.Parcel;
import io.urutu.tck.messaging.reactive.other.NeighbourResource;
import io.urutu.tck.messaging.reactive.other.Neighbours;
import io.urutu.tck.messaging.reactive.other.TwoMasters;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.OperateOnDeployment;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Tag;

/** On a server that has an implementation of its own, and has it switched on. */
@Tag("other-implementation")
public class OtherImplementationTckTest extends Deployed {
    private static final String TWO_MASTERS = "two-masters";

    @ArquillianResource
    @SuppressWarnings("NullAway.Init") // set by Arquillian
    private Deployer deployer;

    @Deployment(name = "neighbours", testable = false, order = 1)
    public static WebArchive application() {
        return War.named("neighbours")
                .classes(Neighbours.class, NeighbourResource.class, Parcel.class, Api.class)
                .build();
    }

    @Deployment(name = TWO_MASTERS, testable = false, managed = false)
    public static WebArchive twoMasters() {
        return War.named(TWO_MASTERS).classes(TwoMasters.class).build();
    }

    @OperateOnDeployment("neighbours")
    @Assertion(
            id = "RM-20",
            promise =
                    "@Incoming and @Channel are the other implementation's, handlers are Urutu's, and each message is "
                            + "handled once.")
    void sideBySide() {
        String key = App.key();

        app().post("api/neighbours/" + key, "");

        app().awaits(key, "theirs").awaits(key, "metadata true");
        assertThat(app().notes(key)).containsExactlyInAnyOrder("theirs", "ours", "metadata true");
        assertThat(app().get("api/neighbours").body()).contains("ours").doesNotContain("theirs");
    }

    @OperateOnDeployment("neighbours")
    @Assertion(id = "RM-21", promise = "A method that both would serve is refused.")
    void twoMastersAreRefused() {
        long mark = ServerLog.mark();

        assertThatThrownBy(() -> deployer.deploy(TWO_MASTERS)).isInstanceOf(Exception.class);

        assertThat(ServerLog.since(mark))
                .contains("URUTU01203 TwoMasters#both(String): both Urutu, by @MessageHandler, and another "
                        + "implementation of Reactive Messaging (");
    }
}
