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
import io.urutu.tck.lifecycle.app.Trace;
import io.urutu.tck.lifecycle.app.TraceKeeper;
import io.urutu.tck.lifecycle.jvm.JvmServlet;
import io.urutu.tck.messaging.Rabbit;
import io.urutu.tck.probe.ProbeServlet;
import io.urutu.testkit.services.Services;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.OperateOnDeployment;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** An application that is deployed and taken away again and again, watched by another one on the same server. */
public class RedeployTckTest extends Deployed {
    /**
     * A static of the server's own libraries, made while an application was on the stack, keeps that one for ever (seen
     * in a heap: the trace of an exception constant of H2, on Payara). One in all is theirs; one a redeployment is ours.
     */
    private static final int KEPT_BY_THE_SERVER = 1;

    private static final String TRACED = "redeployed";
    private static final String OURS = "urutu-.*|AMQP.*|.*rabbitmq.*";

    @ArquillianResource
    @SuppressWarnings("NullAway.Init") // set by Arquillian
    private Deployer deployer;

    @Deployment(name = "watcher", testable = false)
    public static WebArchive watcher() {
        return War.bare("watcher")
                .packageOf(JvmServlet.class)
                .packageOf(ProbeServlet.class)
                .build();
    }

    @Deployment(name = TRACED, testable = false, managed = false)
    public static WebArchive traced() {
        return War.named(TRACED)
                .classes(Api.class, Early.class, Trace.class, TraceKeeper.class, RoundTrip.class)
                .with("urutu.application.name", "tck-redeploy")
                .with("urutu.broker.url", Services.rabbitmq().url())
                .build();
    }

    @Deployment(name = "last", testable = false, managed = false)
    public static WebArchive last() {
        return War.bare("last").webInf("beans.xml", "").build();
    }

    @Assertion(
            id = "LIFE-10",
            promise = "An application that was redeployed leaves no thread, class loader, consumer or connection.")
    @OperateOnDeployment("watcher")
    void leavesNothing() {
        app().get("jvm/warm-up");
        for (int i = 0; i < Environment.redeploys(); i++) {
            deployer.deploy(TRACED);
            use();
            deployer.undeploy(TRACED);
        }

        letGoOfTheLast();

        assertThat(watched("threads", OURS)).isEmpty();
        Awaitility.await("the class loaders of " + Environment.redeploys() + " deployments to be let go")
                .atMost(Duration.ofSeconds(20))
                .until(() -> Integer.parseInt(watched("instances", Trace.class.getName())) <= KEPT_BY_THE_SERVER);
        try (Rabbit rabbit = Rabbit.connect(Services.rabbitmq())) {
            assertThat(rabbit.consumers("tck-redeploy.round-trip")).isZero();
        }
    }

    /** Servers remember the application they handled last, whatever it was. */
    private void letGoOfTheLast() {
        deployer.deploy("last");
        deployer.undeploy("last");
    }

    private void use() {
        String key = App.key();
        App traced = app().beside("watcher", TRACED);
        traced.post("api/round-trip/" + key, "");
        traced.awaits(key, "handled");
    }

    private String watched(String what, String of) {
        return app().get("jvm/" + what + "?of=" + URLEncoder.encode(of, StandardCharsets.UTF_8))
                .body();
    }
}
