package io.urutu.tck.messaging.reactive;

import static org.assertj.core.api.Assertions.assertThat;

import com.rabbitmq.client.GetResponse;
import io.urutu.tck.App;
import io.urutu.tck.Assertion;
import io.urutu.tck.Connector;
import io.urutu.tck.Deployed;
import io.urutu.tck.RealBroker;
import io.urutu.tck.War;
import io.urutu.tck.http.app.Api;
import io.urutu.tck.messaging.Rabbit;
import io.urutu.tck.messaging.reactive.app.Parcels;
import io.urutu.testkit.services.Services;
import java.nio.charset.StandardCharsets;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;

/** On a server without an implementation of its own, Reactive Messaging's annotations on a controller are Urutu's. */
@RealBroker
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public class ReactiveTckTest extends Deployed {
    private static final String NAME = "tck-reactive";
    private static final String PACKED = "tck-reactive-packed";

    private final Rabbit rabbit = Rabbit.connect(Services.rabbitmq());

    @Deployment(testable = false)
    public static WebArchive application() {
        return War.named("reactive")
                .packageOf(Parcels.class)
                .classes(Api.class)
                .with("urutu.application.name", NAME)
                .broker(Services.rabbitmq().url())
                .with("urutu.broker.exchange", NAME)
                .with("mp.messaging.incoming.tck.parcel.packed.connector", Connector.name())
                .with("mp.messaging.incoming.tck.parcel.packed.queue.name", PACKED)
                .build();
    }

    @BeforeEach
    void consuming() {
        rabbit.awaitConsumers(NAME + ".tck.parcel.new", 1);
        rabbit.awaitConsumers(PACKED, 1);
    }

    @AfterAll
    void close() {
        rabbit.close();
    }

    @Assertion(
            id = "RM-01",
            promise = "@Incoming on a controller is a handler of its channel's name, in a transaction of its own.")
    void incoming() {
        String key = publish("tck.parcel.new", "good");

        app().awaits(key, "COMMITTED").awaits(key, "tck.parcel.new");
        assertThat(app().rows(key)).isOne();
    }

    @Assertion(
            id = "RM-02",
            promise = "@Outgoing publishes what the method returns: a payload, a Message, or a stage of one.")
    void outgoing() {
        String key = publish("tck.parcel.new", "good");

        app().awaits(key, "arrived good, checked, packed");
    }

    @Assertion(
            id = "RM-03",
            promise = "@Outgoing publishes with the method's transaction, and nothing when that fails.")
    void outgoingOfAFailedTransaction() {
        String key = publish("tck.parcel.new", "commit-fails");

        GetResponse dead = rabbit.await(NAME + ".tck.parcel.new.dlq", key);
        outgoing();

        assertThat(dead.getBody()).isNotEmpty();
        assertThat(app().notes(key)).doesNotContain("arrived commit-fails, checked, packed", "packed is confirmed");
        assertThat(app().rows(key)).isZero();
    }

    @Assertion(id = "RM-04", promise = "A Message returned is acknowledged when the broker has confirmed it.")
    void returnedMessageIsAcked() {
        String key = publish("tck.parcel.checked", "good");

        app().awaits(key, "packed is confirmed").awaits(key, "arrived good, packed");
    }

    @Assertion(id = "RM-05", promise = "A handler may take Message; returning without a verb acknowledges it.")
    void unacked() {
        String key = publish("tck.parcel.verb", "quiet");

        app().awaits(key, "returns").awaits(key, "COMMITTED");
        assertThat(app().rows(key)).isOne();
    }

    @Assertion(id = "RM-06", promise = "Message.ack() is latched: a later failure rolls back and nothing comes again.")
    void ackIsLatched() {
        String key = publish("tck.parcel.verb", "acks-and-fails");
        app().awaits(key, "ROLLED BACK");

        nackFails();

        assertThat(app().notes(key)).containsExactly("attempt 1", "ROLLED BACK");
        assertThat(app().rows(key)).isZero();
    }

    @Assertion(
            id = "RM-07",
            promise = "Message.nack() is the failure of that message: rolled back, dead-lettered with its cause.")
    void nackFails() {
        String key = publish("tck.parcel.verb", "nacks");

        GetResponse dead = rabbit.await(NAME + ".parcel-verb.dlq", key);

        assertThat(dead.getProps().getHeaders().toString())
                .contains(IllegalArgumentException.class.getName(), "not wanted");
        app().awaits(key, "goes on").awaits(key, "ROLLED BACK");
        assertThat(app().rows(key)).isZero();
    }

    @Assertion(
            id = "RM-08",
            promise = "Emitter.send(payload) is complete when staged, and leaves with the transaction.")
    void emitter() {
        String kept = App.key();
        String dropped = App.key();

        app().post("api/parcels/" + dropped + "/emit-fails", "");
        app().post("api/parcels/" + kept + "/emit", "");

        app().awaits(kept, "staged true").awaits(kept, "arrived emitted");
        assertThat(app().notes(dropped)).containsExactly("staged true");
    }

    @Assertion(
            id = "RM-09",
            promise = "Emitter.send(Message) acknowledges it after the confirm, and nacks it when it never left.")
    void emitterOfMessages() {
        String kept = App.key();
        String dropped = App.key();

        app().post("api/parcels/" + dropped + "/emit-message-fails", "");
        app().post("api/parcels/" + kept + "/emit-message", "");

        app().awaits(dropped, "nacked");
        app().awaits(kept, "acked").awaits(kept, "arrived in a message");
        assertThat(app().notes(dropped)).containsExactly("nacked");
    }

    @Assertion(id = "RM-10", promise = "What mp.messaging.incoming says of an @Incoming channel is read.")
    void written() {
        assertThat(rabbit.consumers(PACKED)).isOne();
    }

    @Assertion(
            id = "RM-12",
            promise = "@Acknowledgment is kept: PRE_PROCESSING ahead of the method, MANUAL by the method alone.")
    void acknowledgment() {
        String ahead = publish("tck.parcel.receipt", "fails");
        String acked = publish("tck.parcel.manual", "acks");
        app().awaits(ahead, "called").awaits(acked, "called");

        String forgotten = publish("tck.parcel.manual", "forgets");

        GetResponse dead = rabbit.await(NAME + ".tck.parcel.manual.dlq", "key");
        assertThat(new String(dead.getBody(), StandardCharsets.UTF_8)).contains(forgotten);
        assertThat(rabbit.depth(NAME + ".tck.parcel.receipt.dlq")).isZero();
        assertThat(app().notes(ahead)).containsExactly("called");
    }

    private String publish(String topic, String how) {
        String key = App.key();
        app().post("api/parcels/" + key + "/to/" + topic + "/" + how, "");
        return key;
    }
}
