package io.urutu.tck.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.urutu.tck.Assertion;
import io.urutu.tck.ServerLog;
import io.urutu.tck.War;
import io.urutu.tck.execution.app.TckSettings;
import io.urutu.tck.lifecycle.app.Early;
import io.urutu.tck.lifecycle.app.Trace;
import io.urutu.tck.lifecycle.wrong.Chore;
import io.urutu.tck.lifecycle.wrong.RetriedHandler;
import io.urutu.tck.lifecycle.wrong.WrongHandlers;
import io.urutu.tck.messaging.reactive.app.Parcel;
import io.urutu.tck.messaging.reactive.wrong.Streaming;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.extension.ExtendWith;

/** Applications that are wrong: refused or warned of, with everything that is wrong told in the server's log. */
@ExtendWith(ArquillianExtension.class)
public class RefusedTckTest {
    @ArquillianResource
    @SuppressWarnings("NullAway.Init") // set by Arquillian
    private Deployer deployer;

    @Deployment(name = "wrong-handlers", testable = false, managed = false)
    public static WebArchive wrongHandlers() {
        return War.named("wrong-handlers")
                .classes(WrongHandlers.class, Trace.class, Early.class, Chore.class)
                .build();
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

    @Deployment(name = "retried", testable = false, managed = false)
    public static WebArchive retried() {
        // the annotation travels along, since a server need not have it
        return War.named("retried")
                .classes(RetriedHandler.class, Early.class, Retry.class)
                .build();
    }

    @Deployment(name = "streaming", testable = false, managed = false)
    public static WebArchive streaming() {
        return War.named("streaming").classes(Streaming.class, Parcel.class).build();
    }

    @Assertion(id = "RM-11", promise = "Stream signatures, and methods with two masters, are refused with the remedy.")
    void streams() {
        refused(
                "streaming",
                "Urutu found 2 problems in this deployment:",
                "URUTU01200 Streaming#each(Publisher<Parcel>): Publisher<Parcel> is a stream, and a handler is called "
                        + "with one message at a time, in a transaction of its own.",
                "URUTU01202 Streaming#both(Parcel): @Incoming and @MessageHandler would each make it a handler. Remove "
                        + "one of the two.");
    }

    @Assertion(id = "BAD-01", promise = "Wrong handlers are refused, all of them told at once with place and remedy.")
    void handlers() {
        refused(
                "wrong-handlers",
                "Urutu found 4 problems in this deployment:",
                "URUTU01016 WrongHandlers#one(Chore) and WrongHandlers#other(Chore): task tck.chore has more than one "
                        + "handler in this application. Keep one, or make it an event.",
                "URUTU01017 WrongHandlers#left(Early) and WrongHandlers#right(Early): more than one handler is named "
                        + "\"twin\". Give each a name of its own: @MessageHandler(name = \"…\").",
                "URUTU01001 WrongHandlers#topicless(Trace): no topic is known, since Trace is neither @Event nor @Task. "
                        + "Annotate Trace, or name the topic: @MessageHandler(\"…\") or "
                        + "urutu.messaging.handlers.topicless.value.",
                "URUTU01005 WrongHandlers#unreachable(Early): a handler is called through its bean, which a private "
                        + "method cannot be. Remove private.");
    }

    @Assertion(
            id = "BAD-02",
            promise = "Wrong configuration is refused: unknown role, address that is none, unknown key.")
    void config() {
        refused(
                "wrong-config",
                "URUTU00033 urutu.application.name: no value, and urutu.broker.url names a real broker, where queues "
                        + "carry the application's name. Set it to a name of letters, digits and '-' that stays the same "
                        + "in every process of this application.",
                "URUTU10000 urutu.broker.url: not an AMQP URL. It has the form "
                        + "amqp(s)://user:password@host:5672,other:5672/vhost?exchange=name.",
                "URUTU00010 urutu.messaging.prefech: no such key. The nearest known one is urutu.messaging.prefetch. "
                        + "See docs/configuration.md.",
                "URUTU00035 urutu.roles: \"wroker\" is no role. Roles are http, worker, beat, relay; the nearest is "
                        + "worker.");
    }

    @Assertion(id = "BAD-03", promise = "The application's own typed configuration is checked at deployment.")
    void settings() {
        refused(
                "wrong-settings",
                "Urutu found 2 problems in this deployment:",
                "URUTU00015 tck-app.max-title: must be less than or equal to 200. Change its value.",
                "URUTU00011 tck-app.pace: \"soon\" is not a duration such as 30s, 5m or PT1H. The default is PT2S.");
    }

    @Assertion(
            id = "BAD-04",
            promise = "The embedded broker is refused where the application runs in several processes.")
    void embeddedInProduction() {
        refused(
                "half",
                "Urutu found 1 problem in this deployment:",
                "URUTU00032 urutu.broker.url: not set, so messages would stay in this process, but urutu.roles leaves "
                        + "some of the work to other processes. Set it to amqp://host/, or to embedded if that is meant.");
    }

    @Assertion(
            id = "BAD-05",
            promise = "MicroProfile Fault Tolerance on a handler is warned of, with place and remedy, and deploys.")
    void faultTolerance() {
        Attempt attempt = attempt("retried");

        assertThat(attempt.deployed()).as("deployed").isTrue();
        assertThat(attempt.log())
                .contains("URUTU01031 RetriedHandler#on(Early): @Retry of MicroProfile Fault Tolerance on a handler "
                        + "repeats or cuts the call inside its transaction. Remove it; timeout and redelivery are the "
                        + "bus's.");
    }

    private void refused(String deployment, String... lines) {
        Attempt attempt = attempt(deployment);

        assertThat(attempt.deployed()).as("deployed").isFalse();
        assertThat(attempt.log()).contains(lines);
    }

    /** What became of a deployment, of which nothing is left. */
    private record Attempt(boolean deployed, String log) {}

    private Attempt attempt(String deployment) {
        long mark = ServerLog.mark();
        boolean deployed = deploys(deployment);

        String log = ServerLog.since(mark);
        if (deployed) {
            deployer.undeploy(deployment);
        }
        return new Attempt(deployed, log);
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
