package io.urutu.runtime.messaging.channels;

import static io.urutu.runtime.messaging.Deployment.next;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.urutu.messaging.Event;
import io.urutu.messaging.MessageBusController;
import io.urutu.messaging.MessageHandler;
import io.urutu.messaging.MessageOf;
import io.urutu.messaging.PublishOptions;
import io.urutu.messaging.Task;
import io.urutu.messaging.spi.IncomingMessage;
import io.urutu.runtime.messaging.Deployment;
import io.urutu.runtime.messaging.Logged;
import io.urutu.runtime.messaging.delivery.ReactiveMessage;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.reactive.messaging.Acknowledgment;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Emitter;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Outgoing;
import org.junit.jupiter.api.Test;

/** Reactive Messaging's annotations and types, served by us where nobody else does. */
class ReactiveTest {
    public record Order(String name) {}

    @Event("shipped")
    public record Shipped(String name) {}

    @Task("pack")
    public record Pack(String name) {}

    @Singleton
    public static class Seen {
        final BlockingQueue<Object> things = new LinkedBlockingQueue<>();
    }

    @MessageBusController
    public static class Wrapped {
        @Inject
        Seen seen;

        @MessageHandler(name = "wrapped")
        CompletionStage<Void> wrapped(Message<Shipped> message) {
            MessageOf<?> envelope = message.unwrap(MessageOf.class);
            seen.things.add(message.getPayload() + " " + envelope.topic() + " " + envelope.attempt());
            return switch (message.getPayload().name()) {
                case "acked" -> fails(message.ack());
                case "nacked" -> message.nack(new IllegalArgumentException("not mine"));
                case "nacked-by-function" -> message.getNack().apply(new IllegalArgumentException("by function"));
                default -> CompletableFuture.completedStage(null);
            };
        }

        private static CompletionStage<Void> fails(CompletionStage<Void> latched) {
            assertThat(latched.toCompletableFuture()).isCompleted();
            throw new IllegalStateException("after the ack");
        }
    }

    @MessageBusController
    public static class Looking {
        @Inject
        Seen seen;

        @MessageHandler(name = "looking")
        void look(Message<Shipped> message) {
            MessageOf<?> envelope = message.unwrap(MessageOf.class);
            ReactiveMessage ours = message.unwrap(ReactiveMessage.class);
            seen.things.add(ours.getMetadata(MessageOf.class).orElseThrow() == envelope);
            seen.things.add(ours.getMetadata(String.class).isPresent());
            try {
                message.unwrap(String.class);
            } catch (IllegalArgumentException other) {
                seen.things.add(other.getMessage());
            }
        }
    }

    @Test
    void envelopeIsInsideAndAmongTheMetadata() throws Exception {
        try (Deployment shop = Deployment.of(Looking.class, Seen.class)) {
            shop.publish(new Shipped("one"));

            var things = shop.get(Seen.class).things;
            assertThat(next(things)).isEqualTo(true);
            assertThat(next(things)).isEqualTo(false);
            assertThat(next(things))
                    .isEqualTo("URUTU01228 a handled Message cannot be unwrapped to java.lang.String. MessageOf.class "
                            + "gives its envelope.");
        }
    }

    @Test
    void unackedReturnIsAnAck() throws Exception {
        try (Deployment shop = Deployment.of(Wrapped.class, Seen.class)) {
            BlockingQueue<IncomingMessage> dead = shop.consume("shop.wrapped.dlq");

            shop.publish(new Shipped("quiet"));
            assertThat(next(shop.get(Seen.class).things)).isEqualTo("Shipped[name=quiet] shipped 1");
            shop.publish(new Shipped("nacked"));

            assertThat(body(next(dead))).contains("nacked");
            shop.stop();
            assertThat(dead).isEmpty();
        }
    }

    @Test
    void ackIsLatchedWhateverFollows() throws Exception {
        try (Deployment shop = Deployment.of(Wrapped.class, Seen.class)) {
            BlockingQueue<IncomingMessage> dead = shop.consume("shop.wrapped.dlq");

            shop.publish(new Shipped("acked"));
            next(shop.get(Seen.class).things);
            shop.publish(new Shipped("nacked"));

            assertThat(body(next(dead))).contains("nacked");
            shop.stop();
            assertThat(dead).isEmpty();
        }
    }

    @Test
    void nackIsTheFailureOfThatMessage() throws Exception {
        try (Deployment shop = Deployment.of(Wrapped.class, Seen.class)) {
            BlockingQueue<IncomingMessage> dead = shop.consume("shop.wrapped.dlq");

            shop.publish(new Shipped("nacked"));
            IncomingMessage first = next(dead);
            shop.publish(new Shipped("nacked-by-function"));

            assertThat(first.headers().values().toString())
                    .contains(IllegalArgumentException.class.getName())
                    .contains("not mine");
            assertThat(next(dead).headers().values().toString()).contains("by function");
        }
    }

    @Test
    void nackRollsBackWhatTheHandlerPublished() throws Exception {
        try (Deployment shop = Deployment.of(PublishesThenNacks.class, Wrapped.class, Seen.class)) {
            BlockingQueue<IncomingMessage> dead = shop.consume("shop.order.dlq");
            shop.publish(new Order("one"), PublishOptions.of().topic("order"));
            next(dead);

            shop.publish(new Shipped("after"));

            assertThat(next(shop.get(Seen.class).things)).isEqualTo("Shipped[name=after] shipped 1");
        }
    }

    @MessageBusController
    public static class PublishesThenNacks {
        @Inject
        @Channel("shipped")
        Emitter<Shipped> shipped;

        @Incoming("order")
        void on(Message<Order> message) {
            shipped.send(new Shipped("never"));
            message.nack(new IllegalStateException("no"));
        }
    }

    @MessageBusController
    public static class Chain {
        @Inject
        Seen seen;

        @Incoming("order.new")
        @Outgoing("order.checked")
        Order check(Order order) {
            return new Order(order.name() + " checked");
        }

        @Incoming("order.checked")
        @Outgoing("order.packed")
        CompletionStage<Message<Order>> pack(MessageOf<Order> order) {
            Order packed = new Order(order.payload().name() + " packed");
            return CompletableFuture.completedStage(Message.of(packed, () -> {
                seen.things.add("acked " + packed.name());
                return CompletableFuture.completedStage(null);
            }));
        }

        @Incoming("order.packed")
        void done(Order order) {
            seen.things.add(order);
        }
    }

    @Test
    void resultsArePublishedToTheirChannels() throws Exception {
        try (Deployment shop = Deployment.of(Chain.class, Seen.class)) {
            shop.publish(new Order("one"), PublishOptions.of().topic("order.new"));

            var things = shop.get(Seen.class).things;
            assertThat(java.util.List.of(next(things), next(things)))
                    .containsExactlyInAnyOrder(new Order("one checked packed"), "acked one checked packed");
        }
    }

    @MessageBusController
    public static class Forwarding {
        @Inject
        Seen seen;

        @Incoming("in")
        @Outgoing("out")
        Message<Order> forward(Message<Order> message) {
            return message.withPayload(new Order("forwarded"));
        }

        @MessageHandler(value = "own", name = "own")
        @Outgoing("out")
        Order ofHandler(Order order) {
            return order.name().equals("nothing") ? null : new Order("of a handler");
        }

        @Incoming("out")
        void out(Order order) {
            seen.things.add(order.name());
        }
    }

    @Test
    void withPayloadKeepsTheAckAndHarmsNothing() throws Exception {
        try (Logged log = new Logged();
                Deployment shop = Deployment.of(Forwarding.class, Seen.class)) {
            shop.publish(new Order("one"), PublishOptions.of().topic("in"));

            assertThat(next(shop.get(Seen.class).things)).isEqualTo("forwarded");
            shop.stop();
            assertThat(log.all().toString()).doesNotContain("URUTU01222", "ERROR");
        }
    }

    @Test
    void handlersOfOursHaveOutgoingToo() throws Exception {
        try (Deployment shop = Deployment.of(Forwarding.class, Seen.class)) {
            shop.publish(new Order("nothing"), PublishOptions.of().topic("own"));
            shop.publish(new Order("one"), PublishOptions.of().topic("own"));

            assertThat(next(shop.get(Seen.class).things)).isEqualTo("of a handler");
        }
    }

    @Singleton
    public static class Sending {
        @Inject
        @Channel("order.packed")
        Emitter<Order> orders;

        @Inject
        @Channel("pack")
        Emitter<Pack> tasks;
    }

    private static Message<Order> told(Order payload, BlockingQueue<Object> told) {
        return Message.of(
                payload,
                () -> {
                    told.add("acked on " + Thread.currentThread().getName());
                    return CompletableFuture.completedStage(null);
                },
                reason -> {
                    told.add("nacked " + reason.getMessage());
                    return CompletableFuture.completedStage(null);
                });
    }

    @Test
    void emitterSendsWithTheTransaction() throws Exception {
        try (Deployment shop = Deployment.of(Sending.class, Chain.class, Seen.class)) {
            Emitter<Order> orders = shop.get(Sending.class).orders;

            shop.run(() -> {
                orders.send(new Order("undone"));
                throw new IllegalStateException("rolls back");
            });
            shop.run(() -> {
                assertThat(orders.send(new Order("kept")).toCompletableFuture()).isCompleted();
                assertThat(shop.get(Seen.class).things).isEmpty();
                return null;
            });

            assertThat(next(shop.get(Seen.class).things)).isEqualTo(new Order("kept"));
            assertThatThrownBy(() -> orders.send(new Order("outside"))).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> orders.send((Order) null)).hasMessageContaining("URUTU01225");
        }
    }

    @Test
    void emittedMessageIsAckedAfterTheConfirm() throws Exception {
        BlockingQueue<Object> told = new LinkedBlockingQueue<>();
        try (Deployment shop = Deployment.of(Sending.class, Chain.class, Seen.class)) {
            Emitter<Order> orders = shop.get(Sending.class).orders;

            shop.run(() -> {
                orders.send(told(new Order("kept"), told));
                assertThat(told).isEmpty();
                return null;
            });

            assertThat(next(told)).isEqualTo("acked on urutu-messaging-callbacks-1");
        }
    }

    @Test
    void emittedMessageIsNackedWhenItIsUndone() throws Exception {
        BlockingQueue<Object> told = new LinkedBlockingQueue<>();
        try (Deployment shop = Deployment.of(Sending.class, Chain.class, Seen.class)) {
            Emitter<Order> orders = shop.get(Sending.class).orders;

            shop.run(() -> {
                orders.send(told(new Order("undone"), told));
                throw new IllegalStateException("rolls back");
            });

            assertThat((String) next(told)).startsWith("nacked URUTU01226").endsWith("was rolled back.");
        }
    }

    @Test
    void emittedTaskThatNobodyDoesIsNacked() throws Exception {
        BlockingQueue<Object> told = new LinkedBlockingQueue<>();
        try (Deployment shop = Deployment.of(Sending.class, Seen.class)) {
            Emitter<Pack> tasks = shop.get(Sending.class).tasks;

            shop.run(() -> {
                tasks.send(Message.of(new Pack("x"), () -> CompletableFuture.completedStage(null), reason -> {
                    told.add(reason.getMessage());
                    return CompletableFuture.completedStage(null);
                }));
                return null;
            });

            assertThat((String) next(told)).startsWith("URUTU01227").endsWith("no queue is bound to its topic.");
        }
    }

    @Test
    void endedEmitterSendsNothingMore() {
        try (Logged log = new Logged();
                Deployment shop = Deployment.of(Sending.class, Seen.class)) {
            Sending sending = shop.get(Sending.class);
            assertThat(sending.orders.isCancelled()).isFalse();
            assertThat(sending.orders.hasRequests()).isTrue();

            sending.orders.complete();
            sending.tasks.error(new IllegalStateException("enough"));

            assertThat(sending.orders.isCancelled()).isTrue();
            assertThat(sending.orders.hasRequests()).isFalse();
            assertThatThrownBy(() -> sending.orders.send(new Order("late")))
                    .hasMessage("URUTU01224 this emitter of channel order.packed was ended by complete() or error(). "
                            + "Inject another to publish more.");
            assertThat(log.all().toString()).contains("URUTU01223");
        }
    }

    @Test
    void whatIsWrittenOfAChannelIsRead() throws Exception {
        try (Deployment shop = Deployment.with("mp.messaging.incoming.order.packed.queue.name", "packed-orders")
                .with("mp.messaging.incoming.\"order.packed\".connector", "urutu-embedded")
                .with("mp.messaging.incoming.order.packed.routing-keys", "packed.north,packed.south")
                .with("mp.messaging.incoming.order.packed.max-outstanding-messages", "9")
                .with("urutu.messaging.handlers.\"order.packed\".attributes.routing-keys", "packed.south")
                .with("mp.messaging.outgoing.order.checked.default-routing-key", "order.checked.again")
                .of(Chain.class, Seen.class)) {
            var again = shop.consume("packed-orders");

            shop.publish(new Order("north"), PublishOptions.of().topic("packed.north"));
            shop.publish(new Order("south"), PublishOptions.of().topic("packed.south"));

            assertThat(shop.get(io.urutu.messaging.BusStatus.class).consumers().toString())
                    .contains("packed-orders");
            assertThat(next(shop.get(Seen.class).things)).isEqualTo(new Order("south"));
            assertThat(again).isEmpty();
        }
    }

    @Test
    void defaultRoutingKeyIsTheTopic() throws Exception {
        try (Deployment shop = Deployment.with(
                        "mp.messaging.outgoing.order.checked.default-routing-key", "order.packed")
                .of(Chain.class, Seen.class)) {
            shop.publish(new Order("one"), PublishOptions.of().topic("order.new"));

            assertThat(next(shop.get(Seen.class).things)).isEqualTo(new Order("one checked"));
        }
    }

    @Test
    void keysOfNoChannelAreToldOnce() {
        try (Logged log = new Logged();
                Deployment shop = Deployment.with("mp.messaging.incoming.odrer.connector", "urutu-embedded")
                        .with("mp.messaging.outgoing.elsewhere.default-ttl", "5")
                        .with("mp.messaging.connector.urutu-rabbitmq.host", "here")
                        .of(Chain.class, Seen.class)) {
            assertThat(shop.get(Seen.class)).isNotNull();
            assertThat(log.all().toString())
                    .contains("URUTU01221 mp.messaging.incoming.odrer.connector is read by nobody")
                    .contains("URUTU01221 mp.messaging.outgoing.elsewhere.default-ttl is read by nobody")
                    .contains("URUTU01221 mp.messaging.connector.urutu-rabbitmq.host is read by nobody");
        }
    }

    @MessageBusController
    public static class Acknowledging {
        @Inject
        Seen seen;

        @Incoming("receipt")
        @Acknowledgment(Acknowledgment.Strategy.PRE_PROCESSING)
        void receipt(Order order) {
            throw new IllegalStateException("too late");
        }

        @Incoming("none")
        @Acknowledgment(Acknowledgment.Strategy.NONE)
        void none(Order order) {
            throw new IllegalStateException("too late");
        }

        @Incoming("manual")
        @Acknowledgment(Acknowledgment.Strategy.MANUAL)
        void manual(Message<Order> order) {
            seen.things.add(order.getPayload());
            if (order.getPayload().name().equals("acked")) {
                order.ack();
            }
        }

        @Incoming("post")
        @Acknowledgment(Acknowledgment.Strategy.POST_PROCESSING)
        void post(Order order) {
            throw new IllegalStateException("in time");
        }
    }

    @Test
    void acknowledgmentAheadOfTheHandlerKeepsNothing() throws Exception {
        try (Logged log = new Logged();
                Deployment shop = Deployment.of(Acknowledging.class, Seen.class)) {
            var receipt = shop.consume("shop.receipt.dlq");
            var none = shop.consume("shop.none.dlq");

            shop.publish(new Order("one"), PublishOptions.of().topic("receipt"));
            assertThat(log.line("handler receipt")).contains("acknowledged on receipt");
            shop.publish(new Order("one"), PublishOptions.of().topic("none"));
            assertThat(log.line("handler none")).contains("acknowledged on receipt");

            shop.stop();
            assertThat(receipt).isEmpty();
            assertThat(none).isEmpty();
        }
    }

    @Test
    void acknowledgmentAfterTheHandlerKeepsWhatFailed() throws Exception {
        try (Deployment shop = Deployment.of(Acknowledging.class, Seen.class)) {
            var dead = shop.consume("shop.post.dlq");

            shop.publish(new Order("one"), PublishOptions.of().topic("post"));

            assertThat(next(dead).headers().values().toString()).contains("in time");
        }
    }

    @Test
    void manualAcknowledgmentIsTheHandlersOwn() throws Exception {
        try (Deployment shop = Deployment.of(Acknowledging.class, Seen.class)) {
            var dead = shop.consume("shop.manual.dlq");

            shop.publish(new Order("acked"), PublishOptions.of().topic("manual"));
            next(shop.get(Seen.class).things);
            shop.publish(new Order("forgotten"), PublishOptions.of().topic("manual"));

            assertThat(body(next(dead))).contains("forgotten");
            shop.stop();
            assertThat(dead).isEmpty();
        }
    }

    @MessageBusController
    public static class Retrying {
        @Inject
        Seen seen;

        @Incoming("retried")
        void retried(Message<Order> order) {
            seen.things.add(order.unwrap(MessageOf.class).attempt());
            order.nack(new IllegalStateException("again"));
        }
    }

    @Test
    void nackIsTriedAgainAsThePolicySays() throws Exception {
        try (Deployment shop = Deployment.with("urutu.messaging.handlers.retried.retry.max-attempts", "2")
                .with("urutu.messaging.handlers.retried.retry.delay", "1ms")
                .of(Retrying.class, Seen.class)) {
            var dead = shop.consume("shop.retried.dlq");

            shop.publish(new Order("one"), PublishOptions.of().topic("retried"));

            assertThat(next(dead).headers().values().toString()).contains("again");
            assertThat(shop.get(Seen.class).things).containsExactly(1, 2);
        }
    }

    @MessageBusController
    public static class Asked {
        @MessageHandler(name = "asked")
        Message<Order> asked(Shipped question) {
            return Message.of(new Order("for " + question.name()));
        }
    }

    @Test
    void messageReturnedIsRepliedByItsPayload() throws Exception {
        try (Deployment shop = Deployment.of(Asked.class)) {
            assertThat(shop.publisher()
                            .request(new Shipped("one"), Order.class, Duration.ofSeconds(10))
                            .toCompletableFuture()
                            .get(10, TimeUnit.SECONDS))
                    .isEqualTo(new Order("for one"));
        }
    }

    private static String body(IncomingMessage message) {
        return new String(message.body(), StandardCharsets.UTF_8);
    }
}
