package io.urutu.tck.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.urutu.tck.App;
import io.urutu.tck.Assertion;
import io.urutu.tck.Connector;
import io.urutu.tck.Deployed;
import io.urutu.tck.Environment;
import io.urutu.tck.RealBroker;
import io.urutu.tck.War;
import io.urutu.tck.http.app.Api;
import io.urutu.tck.lifecycle.app.Early;
import io.urutu.tck.lifecycle.app.RoundTrip;
import io.urutu.tck.lifecycle.app.Trace;
import io.urutu.tck.lifecycle.app.TraceKeeper;
import io.urutu.tck.lifecycle.jvm.JvmServlet;
import io.urutu.tck.messaging.Rabbit;
import io.urutu.tck.messaging.Relay;
import io.urutu.tck.probe.ProbeServlet;
import io.urutu.testkit.services.Services;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.OperateOnDeployment;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;

/** An application that is deployed and taken away again and again, watched by another one on the same server. */
@RealBroker
public class RedeployTckTest extends Deployed {
    /** More requests at once than {@link #use} can leave unfinished behind their answers. */
    private static final int MORE_THAN_OVERLAP = 4;

    private static final String TRACED = "redeployed";
    private static final String OURS = "urutu-.*|AMQP.*|.*rabbitmq.*|" + Connector.THREADS;
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Relay BROKER = Relay.to(Services.rabbitmq());

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
                .broker(BROKER.url())
                .build();
    }

    @Deployment(name = "last", testable = false, managed = false)
    public static WebArchive last() {
        return War.bare("last").webInf("beans.xml", "").build();
    }

    @AfterAll
    static void end() {
        BROKER.close();
    }

    @Assertion(
            id = "LIFE-10",
            promise = "An application that was redeployed leaves no thread, class loader, consumer or connection.")
    @OperateOnDeployment("watcher")
    void leavesNothing() {
        warmUp();
        for (int i = 0; i < Environment.redeploys(); i++) {
            deployer.deploy(TRACED);
            use();
            deployer.undeploy(TRACED);
        }

        letGoOfTheLast();

        assertThat(watched("threads", OURS)).isEmpty();
        Awaitility.await("the class loaders of " + Environment.redeploys() + " deployments to be let go")
                .atMost(PATIENCE)
                .until(() -> watched("instances", Trace.class.getName()).equals("0"));
        Awaitility.await("their connections to be closed").atMost(PATIENCE).until(() -> BROKER.connections() == 0);
        try (Rabbit rabbit = Rabbit.connect(Services.rabbitmq())) {
            assertThat(rabbit.consumers("tck-redeploy.round-trip")).isZero();
        }
    }

    /**
     * What a server keeps of the first application that gives it occasion, it shall keep of the watcher. One occasion is
     * the start of a thread for requests: on WildFly it holds the first of them for as long as it lives (a dead local of
     * its outermost frame, which is never compiled), and it starts when an answer was read before its thread was free.
     */
    private void warmUp() {
        assertThat(watched("warm-up", "")).isEqualTo("warm");
        List<CompletableFuture<String>> together = IntStream.range(0, MORE_THAN_OVERLAP)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> watched("meet", "" + MORE_THAN_OVERLAP), task -> new Thread(task, "tck-meet").start()))
                .toList();
        assertThat(together).extracting(CompletableFuture::join).containsOnly("met");
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
        assertThat(BROKER.connections()).isPositive();
    }

    private String watched(String what, String of) {
        return app().get("jvm/" + what + "?of=" + URLEncoder.encode(of, StandardCharsets.UTF_8))
                .body();
    }
}
