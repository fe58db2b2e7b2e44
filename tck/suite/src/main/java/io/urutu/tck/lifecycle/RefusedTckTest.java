package io.urutu.tck.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.urutu.messaging.MessageBusController;
import io.urutu.messaging.MessageHandler;
import io.urutu.tck.Assertion;
import io.urutu.tck.ServerLog;
import io.urutu.tck.War;
import io.urutu.tck.execution.app.TckSettings;
import io.urutu.tck.messaging.app.Todo;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.extension.ExtendWith;

/** Applications that are wrong: refused, with everything that is wrong told in the server's log. */
@ExtendWith(ArquillianExtension.class)
public class RefusedTckTest {
    @ArquillianResource
    @SuppressWarnings("NullAway.Init") // set by Arquillian
    private Deployer deployer;

    /** Wrong in three ways. */
    @MessageBusController
    public static class Wrong {
        @MessageHandler(name = "topicless")
        void topicless(StringBuilder payload) {}

        @MessageHandler(name = "one")
        void one(Todo task) {}

        @MessageHandler(name = "other")
        void other(Todo task) {}

        @MessageHandler("tck.happened")
        final void unreachable(Todo task) {}
    }

    @Deployment(name = "wrong-handlers", testable = false, managed = false)
    public static WebArchive wrongHandlers() {
        return War.named("wrong-handlers").classes(Wrong.class, Todo.class).build();
    }

    @Deployment(name = "wrong-config", testable = false, managed = false)
    public static WebArchive wrongConfig() {
        return War.named("wrong-config")
                .with("urutu.roles", "http,wroker")
                .with("urutu.broker.url", "amqp:host")
                .with("urutu.messaging.prefech", "5")
                .build();
    }

    @Deployment(name = "wrong-settings", testable = false, managed = false)
    public static WebArchive wrongSettings() {
        return War.named("wrong-settings")
                .classes(TckSettings.class)
                .with("tck-app.max-title", "1000")
                .with("tck-app.pace", "soon")
                .build();
    }

    @Deployment(name = "half", testable = false, managed = false)
    public static WebArchive half() {
        return War.named("half").with("urutu.roles", "http").build();
    }

    @Assertion(id = "BAD-01", promise = "Wrong handlers are refused, all of them told at once with place and remedy.")
    void handlers() {
        refused("wrong-handlers", "?");
    }

    @Assertion(
            id = "BAD-02",
            promise = "Wrong configuration is refused: unknown role, address that is none, unknown key.")
    void config() {
        refused("wrong-config", "?");
    }

    @Assertion(id = "BAD-03", promise = "The application's own typed configuration is checked at deployment.")
    void settings() {
        refused("wrong-settings", "?");
    }

    @Assertion(
            id = "BAD-04",
            promise = "The embedded broker is refused where the application runs in several processes.")
    void embeddedInProduction() {
        refused("half", "?");
    }

    private void refused(String deployment, String... lines) {
        long mark = ServerLog.mark();
        boolean deployed = deploys(deployment);

        String log = ServerLog.since(mark);
        if (deployed) {
            deployer.undeploy(deployment);
        }
        assertThat(deployed).as("deployed").isFalse();
        assertThat(log).contains(lines);
    }

    /** Each server tells failure by an exception of its own. */
    private boolean deploys(String deployment) {
        try {
            deployer.deploy(deployment);
            return true;
        } catch (Exception refused) {
            return false;
        }
    }
}
