package io.urutu.runtime.messaging.declaring;

import static org.assertj.core.api.Assertions.assertThat;

import io.urutu.messaging.BusStatus;
import io.urutu.messaging.Event;
import io.urutu.messaging.MessageBusController;
import io.urutu.messaging.MessageHandler;
import io.urutu.runtime.messaging.Deployment;
import io.urutu.runtime.messaging.Logged;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import java.util.concurrent.Flow;
import org.eclipse.microprofile.reactive.messaging.Acknowledgment;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Emitter;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;
import org.eclipse.microprofile.reactive.messaging.Outgoing;
import org.junit.jupiter.api.Test;

/** Each use of Reactive Messaging that cannot be served is told once, in these words. */
class ReactiveProblemsTest {
    @Event("order")
    public record Order(String name) {}

    @MessageBusController
    public static class Streaming {
        @Incoming("in")
        @Outgoing("out")
        Flow.Publisher<Order> each(Flow.Publisher<Order> orders) {
            return orders;
        }

        @Incoming("one")
        @Outgoing("many")
        Flow.Publisher<Order> many(Order order) {
            return null;
        }
    }

    @Test
    void streams() {
        assertThat(Deployment.problemsOf(Streaming.class))
                .containsExactlyInAnyOrder(
                        "URUTU01200 Streaming#each(Publisher<Order>): Publisher<Order> is a stream, and a handler is "
                                + "called with one message at a time, in a transaction of its own. Take T, Message<T> or "
                                + "MessageOf<T>, and return void, T, Message<T> or a CompletionStage of one; for streams "
                                + "add an implementation of Reactive Messaging and leave this class to it.",
                        "URUTU01200 Streaming#many(Order): Publisher<Order> is a stream, and a handler is called with "
                                + "one message at a time, in a transaction of its own. Take T, Message<T> or "
                                + "MessageOf<T>, and return void, T, Message<T> or a CompletionStage of one; for streams "
                                + "add an implementation of Reactive Messaging and leave this class to it.");
    }

    @MessageBusController
    public static class Wrong {
        @Outgoing("out")
        Order source() {
            return new Order("again and again");
        }

        @Incoming("in")
        @MessageHandler(name = "in")
        void both(Order order) {}

        @MessageHandler(name = "own")
        @Acknowledgment(Acknowledgment.Strategy.MANUAL)
        void acknowledged(Order order) {}

        @Incoming("nothing")
        @Outgoing("out")
        void nothing(Order order) {}

        @Incoming("not a topic")
        void named(Order order) {}
    }

    @Test
    void declarations() {
        assertThat(Deployment.problemsOf(Wrong.class))
                .containsExactlyInAnyOrder(
                        "URUTU01011 Wrong#named(Order): \"not a topic\" is no topic. Use words of letters, digits, _ "
                                + "and -, joined by dots: user.created.",
                        "URUTU01201 Wrong#source(): @Outgoing publishes what a handler returns, and nothing comes in "
                                + "here. Add @Incoming or @MessageHandler; to publish from elsewhere inject "
                                + "MessagePublisher, or Emitter with @Channel.",
                        "URUTU01202 Wrong#both(Order): @Incoming and @MessageHandler would each make it a handler. "
                                + "Remove one of the two.",
                        "URUTU01205 Wrong#acknowledged(Order): @Acknowledgment speaks of an @Incoming method, and this "
                                + "one is a @MessageHandler. Use @MessageHandler(ackPolicy = …) in its place.",
                        "URUTU01206 Wrong#nothing(Order): @Outgoing publishes what the method returns, and it returns "
                                + "nothing. Return the payload, Message of it, or a CompletionStage of one.");
    }

    @ApplicationScoped
    public static class PlainBean {
        @Incoming("in")
        void in(Order order) {}
    }

    @Test
    void incomingOfNoController() {
        assertThat(Deployment.problemsOf(PlainBean.class))
                .containsExactly("URUTU01204 PlainBean: its @Incoming and @Outgoing methods are never called: no other "
                        + "implementation of Reactive Messaging is here, and Urutu serves those of controllers. "
                        + "Annotate it @MessageBusController, or remove them.");
    }

    @Dependent
    public static class Injecting {
        @Inject
        @Channel("raw")
        @SuppressWarnings("rawtypes")
        Emitter raw;

        @Inject
        @Channel("any")
        Emitter<?> any;

        @Inject
        @Channel("stream")
        Flow.Publisher<Order> stream;

        @Inject
        @Channel("full")
        @OnOverflow(OnOverflow.Strategy.DROP)
        Emitter<Order> full;

        @Inject
        @Channel("not a topic")
        Emitter<Order> named;
    }

    @Test
    void injections() {
        assertThat(Deployment.problemsOf(Injecting.class))
                .containsExactlyInAnyOrder(
                        "URUTU01207 Injecting#stream: @Channel cannot inject Publisher<Order>: messages come in at "
                                + "handlers only. Inject Emitter<T> to publish; to handle, annotate a method of a "
                                + "controller @Incoming.",
                        "URUTU01208 Injecting#any: Emitter<?> does not say what it publishes. Name the payload's class: "
                                + "Emitter<OrderPaid>.",
                        "URUTU01208 Injecting#raw: Emitter does not say what it publishes. Name the payload's class: "
                                + "Emitter<OrderPaid>.",
                        "URUTU01209 Injecting#full: @OnOverflow has no meaning here, since nothing overflows: what "
                                + "cannot be kept is refused before the transaction commits. Remove it.",
                        "URUTU01211 @Outgoing or @Channel(\"not a topic\"): channel \"not a topic\" names no topic. Use "
                                + "words of letters, digits, _ and -, joined by dots: user.created.");
    }

    @MessageBusController
    public static class Good {
        @Inject
        @Channel("out")
        Instance<Emitter<Order>> later;

        @Incoming("order.in")
        void in(Order order) {}
    }

    @Test
    void writtenAttributes() {
        assertThat(Deployment.with("mp.messaging.incoming.order.in.connector", "smallrye-kafka")
                        .with("mp.messaging.incoming.order.in.failure-strategy", "reject")
                        .with("mp.messaging.incoming.order.in.max-outstanding-messages", "many")
                        .with("mp.messaging.outgoing.out.connector", "smallrye-amqp")
                        .with("mp.messaging.outgoing.out.default-ttl", "soon")
                        .with("mp.messaging.outgoing.out.publish-confirm", "true")
                        .problemsOf(Good.class))
                .containsExactlyInAnyOrder(
                        "URUTU01019 mp.messaging.incoming.order.in.failure-strategy: no such attribute. The nearest "
                                + "known one is queue.name.",
                        "URUTU01019 mp.messaging.outgoing.out.publish-confirm: no such attribute. The nearest known one "
                                + "is connector.",
                        "URUTU01020 mp.messaging.incoming.order.in.max-outstanding-messages: \"many\" is not a number "
                                + "from 1 to 65535. Correct it.",
                        "URUTU01020 mp.messaging.outgoing.out.default-ttl: \"soon\" is not a number of milliseconds "
                                + "above zero. Correct it.",
                        "URUTU01210 mp.messaging.incoming.order.in.connector: \"smallrye-kafka\" is not the connector "
                                + "that serves this channel, which is urutu-embedded. Remove it, or choose the connector: "
                                + "of all channels by urutu.messaging.connector, of a connection by urutu.broker.<connection>.connector.",
                        "URUTU01210 mp.messaging.outgoing.out.connector: \"smallrye-amqp\" is not the connector that "
                                + "serves this channel, which is urutu-embedded. Remove it, or choose the connector: of "
                                + "all channels by urutu.messaging.connector, of a connection by urutu.broker.<connection>.connector.");
    }

    /** As an implementation does it: the qualifier is what it cannot do without. */
    @Dependent
    public static class OtherImplementation {
        @Produces
        @Channel("")
        Emitter<Order> emitter() {
            return null;
        }
    }

    @MessageBusController
    public static class Shared {
        @Incoming("in")
        @MessageHandler(name = "in")
        void both(Order order) {}

        @MessageHandler(name = "own")
        @Outgoing("out")
        Order forward(Order order) {
            return order;
        }

        @Incoming("theirs")
        void theirs(Order order) {}

        @Outgoing("theirs")
        Flow.Publisher<Order> stream() {
            return null;
        }
    }

    @Test
    void methodsThatAnotherImplementationWouldServeToo() {
        assertThat(Deployment.problemsOf(Shared.class, OtherImplementation.class))
                .containsExactlyInAnyOrder(
                        "URUTU01203 Shared#both(Order): both Urutu, by @MessageHandler, and another implementation of "
                                + "Reactive Messaging (" + OtherImplementation.class.getName() + ") would serve it. "
                                + "Remove @MessageHandler, or @Incoming and @Outgoing.",
                        "URUTU01203 Shared#forward(Order): both Urutu, by @MessageHandler, and another implementation "
                                + "of Reactive Messaging (" + OtherImplementation.class.getName() + ") would serve it. "
                                + "Remove @MessageHandler, or @Incoming and @Outgoing.");
    }

    @MessageBusController
    public static class Theirs {
        @Inject
        @Channel("theirs")
        Instance<Emitter<Order>> emitter;

        @Incoming("theirs")
        void theirs(Order order) {}

        @MessageHandler(name = "ours")
        void ours(Order order) {}
    }

    @Test
    void annotationsOfAnotherImplementationAreLeftToIt() throws Exception {
        try (Logged log = new Logged();
                Deployment shop = Deployment.with("mp.messaging.incoming.theirs.connector", "smallrye-kafka")
                        .of(Theirs.class, OtherImplementation.class)) {
            assertThat(shop.get(BusStatus.class).consumers()).hasSize(1);
            assertThat(log.line("URUTU01220")).contains(OtherImplementation.class.getName());
        }
    }
}
