package io.urutu.runtime.messaging.handling;

import static io.urutu.runtime.messaging.Deployment.next;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.urutu.context.Execution;
import io.urutu.context.MessageInfo;
import io.urutu.messaging.BusStatus;
import io.urutu.messaging.Event;
import io.urutu.messaging.MessageBusController;
import io.urutu.messaging.MessageHandler;
import io.urutu.messaging.MessageOf;
import io.urutu.messaging.MessagePublisher;
import io.urutu.messaging.Task;
import io.urutu.messaging.spi.IncomingMessage;
import io.urutu.messaging.spi.Outcome;
import io.urutu.runtime.messaging.Deployment;
import io.urutu.runtime.messaging.Logged;
import io.urutu.runtime.messaging.SilentBroker;
import io.urutu.runtime.messaging.publishing.PublishingTest;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.validation.constraints.NotBlank;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What a broker may deliver, and what becomes of it; deliveries are handed in by hand. */
@SuppressWarnings("try") // a deployment is closed, not always called
class IncomingTest {
    private final SilentBroker broker = new SilentBroker();

    @Event("user.created")
    public record UserCreated(@NotBlank String name) {}

    @Task("mail.send")
    public record SendMail(String to) {}

    @Singleton
    public static class Seen {
        final BlockingQueue<Object> things = new LinkedBlockingQueue<>();
        final CountDownLatch release = new CountDownLatch(1);
    }

    @MessageBusController
    public static class Users {
        @Inject
        Seen seen;

        @Inject
        Execution execution;

        @MessageHandler(name = "users", maxBytes = 100)
        void on(MessageOf<UserCreated> message) {
            seen.things.add(message.payload());
            seen.things.add(message.id());
            seen.things.add(message.headers());
            seen.things.add(((MessageInfo) execution.info()).attempt());
            seen.things.add(execution.flowId());
        }
    }

    private static IncomingMessage message(String topic, String body, Map<String, Object> headers) {
        return new IncomingMessage(
                "shop.users",
                topic,
                Optional.empty(),
                Optional.empty(),
                headers,
                body.getBytes(UTF_8),
                Optional.empty(),
                false,
                0);
    }

    private Outcome deliver(String queue, IncomingMessage message) throws Exception {
        return broker.listeners
                .get(queue)
                .onDelivery(message)
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS);
    }

    private Map<String, Object> deadLetter(String topic, String body) throws Exception {
        Outcome outcome = deliver("shop.users", message(topic, body, Map.of()));
        assertThat(outcome).isInstanceOf(Outcome.DeadLettered.class);
        return ((Outcome.DeadLettered) outcome).headers();
    }

    private Deployment shop(Class<?>... beans) {
        return new Deployment.Builder().on(broker).of(beans);
    }

    @Test
    void whatAForeignProducerLeavesOutIsNoFault() throws Exception {
        try (Deployment shop = shop(Users.class, Seen.class)) {
            var things = shop.get(Seen.class).things;

            Outcome outcome =
                    deliver("shop.users", message("user.created", "{\"name\":\"ada\",\"unknown\":1}", Map.of()));

            assertThat(outcome).isEqualTo(new Outcome.Acknowledged());
            assertThat(next(things)).isEqualTo(new UserCreated("ada"));
            assertThat((String) next(things)).matches("[0-9a-f]{8}-[0-9a-f]{4}-7.*");
        }
    }

    @Test
    void controlHeadersAreLeftOutAndTheFlowIsTakenUp() throws Exception {
        Map<String, Object> headers = new HashMap<>();
        headers.put("tenant", "north");
        headers.put("count", 3);
        headers.put("x-delivery-count", 2);
        headers.put("urutu-attempts", 2);
        headers.put("urutu-flow-id", "0af7651916cd43dd8448eb211c80319c");
        headers.put("Traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01");
        IncomingMessage again = new IncomingMessage(
                "shop.users",
                "user.created",
                Optional.of("m-1"),
                Optional.of("application/json; charset=utf-8"),
                headers,
                "{\"name\":\"ada\"}".getBytes(UTF_8),
                Optional.empty(),
                true,
                2);
        try (Deployment shop = shop(Users.class, Seen.class)) {
            var things = shop.get(Seen.class).things;

            deliver("shop.users", again);

            assertThat(next(things)).isEqualTo(new UserCreated("ada"));
            assertThat(next(things)).isEqualTo("m-1");
            assertThat(next(things)).isEqualTo(Map.of("tenant", "north", "count", "3"));
            assertThat(next(things)).isEqualTo(3);
            assertThat(next(things)).isEqualTo("0af7651916cd43dd8448eb211c80319c");
        }
    }

    @Test
    void malformedBodyIsDeadLetteredAndTheLogDoesNotQuoteIt() throws Exception {
        try (Logged log = new Logged();
                Deployment shop = shop(Users.class, Seen.class)) {
            Map<String, Object> cause = deadLetter("user.created", "{\"name\": secret");

            assertThat(cause).containsEntry("urutu-failure-class", "undecodable");
            assertThat((String) cause.get("urutu-failure-message")).startsWith("Json");
            assertThat(log.line("URUTU01039"))
                    .matches("SEVERE URUTU01039 handler users, message [0-9a-f-]{36}, execution none, flow none: "
                            + "cannot be handled, now or ever \\(undecodable\\)\\. Its dead letter "
                            + "tells why\\.");
            assertThat(shop.get(Seen.class).things).isEmpty();
        }
    }

    @Test
    void whatAStrangerCallsItsMessageBeginsNoLineInTheLog() throws Exception {
        IncomingMessage forger = new IncomingMessage(
                "shop.users",
                "user.created",
                Optional.of("m-1\r\nSEVERE all is lost"),
                Optional.empty(),
                Map.of(),
                new byte[0],
                Optional.empty(),
                false,
                0);
        try (Logged log = new Logged();
                Deployment shop = shop(Users.class, Seen.class)) {
            deliver("shop.users", forger);

            assertThat(log.line("URUTU01039")).contains("message m-1  SEVERE all is lost, execution none");
            assertThat(shop.get(Seen.class).things).isEmpty();
        }
    }

    @Test
    void wrongTypeIsDeadLettered() throws Exception {
        try (Deployment shop = shop(Users.class, Seen.class)) {
            assertThat(deadLetter("user.created", "[1, 2]"))
                    .containsEntry("urutu-failure-class", "undecodable")
                    .containsEntry(
                            "urutu-failure-message",
                            "IllegalArgumentException: the body is an array, and an object is expected");
            assertThat(deadLetter("user.created", "null"))
                    .containsEntry("urutu-failure-class", "undecodable")
                    .containsEntry("urutu-failure-message", "the body is null");
            assertThat(shop.get(Seen.class).things).isEmpty();
        }
    }

    @Test
    void bodyThatIsNotUtf8IsDeadLettered() throws Exception {
        IncomingMessage latin = new IncomingMessage(
                "shop.users",
                "user.created",
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                "{\"name\":\"café\"}".getBytes(java.nio.charset.StandardCharsets.ISO_8859_1),
                Optional.empty(),
                false,
                0);
        try (Deployment shop = shop(Users.class, Seen.class)) {
            Outcome outcome = deliver("shop.users", latin);

            assertThat(((Outcome.DeadLettered) outcome).headers())
                    .containsEntry("urutu-failure-message", "MalformedInputException: Input length = 1");
            assertThat(shop.get(Seen.class).things).isEmpty();
        }
    }

    @Test
    void invalidPayloadIsDeadLetteredWithPathsAlone() throws Exception {
        try (Deployment shop = shop(Users.class, Seen.class, PublishingTest.Validation10.class)) {
            assertThat(deadLetter("user.created", "{\"name\":\"  \"}"))
                    .containsEntry("urutu-failure-class", "invalid")
                    .containsEntry("urutu-failure-message", "constraints violated at name");
            assertThat(shop.get(Seen.class).things).isEmpty();
        }
    }

    @Test
    void oversizedBodyIsDeadLetteredUnread() throws Exception {
        try (Deployment shop = shop(Users.class, Seen.class)) {
            assertThat(deadLetter("user.created", "{".repeat(101)))
                    .containsEntry("urutu-failure-class", "oversized")
                    .containsEntry("urutu-failure-message", "101 bytes, more than the 100 allowed");
        }
    }

    @Test
    void topicNobodyOnTheQueueTakesIsDeadLettered() throws Exception {
        try (Logged log = new Logged();
                Deployment shop = shop(Users.class, Seen.class)) {
            assertThat(deadLetter("user.gone", "{}"))
                    .containsEntry("urutu-failure-class", "no-handler")
                    .containsEntry("urutu-failure-message", "no handler of queue shop.users takes topic user.gone");
            assertThat(log.line("URUTU01040"))
                    .isEqualTo("SEVERE URUTU01040 queue shop.users got a message of topic user.gone, which none of its "
                            + "handlers takes; dead-lettered. Remove the queue's binding to that topic.");
        }
    }

    @Test
    void otherMessagesAreUnharmed() throws Exception {
        try (Deployment shop = shop(Users.class, Seen.class)) {
            deadLetter("user.created", "{");

            assertThat(deliver("shop.users", message("user.created", "{\"name\":\"ada\"}", Map.of())))
                    .isEqualTo(new Outcome.Acknowledged());
        }
    }

    @MessageBusController
    public static class Publishing {
        @Inject
        MessagePublisher publisher;

        @MessageHandler(name = "users")
        void on(UserCreated event) {
            publisher.publish(new SendMail(event.name()));
        }
    }

    @Test
    void acknowledgedAlthoughTheBrokerDoesNotConfirmInTime() throws Exception {
        try (Logged log = new Logged();
                Deployment shop = Deployment.with("urutu.messaging.confirm-timeout", "20ms")
                        .on(broker)
                        .of(Publishing.class)) {
            Outcome outcome = deliver("shop.users", message("user.created", "{\"name\":\"ada\"}", Map.of()));

            assertThat(outcome).isEqualTo(new Outcome.Acknowledged());
            assertThat(log.line("URUTU01042"))
                    .endsWith(": committed, but the broker did not confirm within PT0.02S what it published; "
                            + "acknowledged all the same.");
            assertThat(shop.get(BusStatus.class).connections())
                    .containsExactly(
                            new BusStatus.Connection("default", "silent", false, false, true, 3, "connection refused"));
            assertThat(shop.get(BusStatus.class).consumers())
                    .containsExactly(new BusStatus.Consumer("shop.users", false, false));
        }
    }

    @MessageBusController
    public static class Slow {
        @Inject
        Seen seen;

        @MessageHandler(name = "users")
        void on(UserCreated event) throws InterruptedException {
            seen.things.add(event.name());
            seen.release.await();
        }
    }

    @Test // W5.25
    void stopGivesBackWhatHasNotBegunAndWaitsForWhatRuns() throws Exception {
        try (Deployment shop =
                Deployment.with("urutu.messaging.workers", "1").on(broker).of(Slow.class, Seen.class)) {
            Seen seen = shop.get(Seen.class);
            IncomingMessage one = message("user.created", "{\"name\":\"ada\"}", Map.of());
            CompletableFuture<Outcome> running =
                    broker.listeners.get("shop.users").onDelivery(one).toCompletableFuture();
            assertThat(next(seen.things)).isEqualTo("ada");
            CompletableFuture<Outcome> waiting =
                    broker.listeners.get("shop.users").onDelivery(one).toCompletableFuture();

            waiting.thenRun(seen.release::countDown);
            shop.stop();

            assertThat(waiting.join()).isEqualTo(new Outcome.Requeued());
            assertThat(running.join()).isEqualTo(new Outcome.Acknowledged());
        }
    }

    @Test
    void prefetchIsTheHandlersThenTheConfiguredThenTheUrls() {
        try (Deployment shop = shop(Users.class, Seen.class)) {
            assertThat(broker.prefetches).containsExactly(Map.entry("shop.users", 7));
            shop.stop();
        }
        try (Deployment shop =
                Deployment.with("urutu.messaging.prefetch", "5").on(broker).of(Users.class, Seen.class)) {
            assertThat(broker.prefetches).containsExactly(Map.entry("shop.users", 5));
            shop.stop();
        }
        try (Deployment shop = Deployment.with("urutu.messaging.prefetch", "5")
                .with("urutu.messaging.handlers.users.attributes.max-outstanding-messages", "1")
                .on(broker)
                .of(Users.class, Seen.class)) {
            assertThat(broker.prefetches).containsExactly(Map.entry("shop.users", 1));
            shop.stop();
        }
    }

    @Test
    void configurationHoldsOverTheAnnotation() throws Exception {
        try (Logged log = new Logged();
                Deployment shop = Deployment.with("urutu.messaging.handlers.users.max-bytes", "3")
                        .with("urutu.messaging.handlers.users.dead-letter", "false")
                        .with("urutu.messaging.handlers.users.value", "user.made")
                        .on(broker)
                        .of(Users.class, Seen.class)) {
            assertThat(deliver("shop.users", message("user.made", "{   }", Map.of())))
                    .isEqualTo(new Outcome.Acknowledged());
            assertThat(log.line("URUTU01035")).contains("handler users, message ");
            assertThat(shop.get(Seen.class).things).isEmpty();
        }
    }

    @Test
    void largestBodyIsConfiguredForAllHandlersThatNameNone() throws Exception {
        try (Deployment shop =
                Deployment.with("urutu.messaging.max-bytes", "3").on(broker).of(Publishing.class)) {
            assertThat(deadLetter("user.created", "{   }"))
                    .containsEntry("urutu-failure-message", "5 bytes, more than the 3 allowed");
        }
    }

    @Test
    void timeoutOfTheConfigurationHolds() throws Exception {
        try (Deployment shop = Deployment.with("urutu.messaging.handlers.users.timeout", "30ms")
                .on(broker)
                .of(Slow.class, Seen.class)) {
            assertThat((String) deadLetter("user.created", "{\"name\":\"ada\"}").get("urutu-failure-message"))
                    .contains("PT0.03S");
        }
    }
}
