package io.urutu.runtime.messaging.handling;

import static io.urutu.runtime.messaging.Deployment.next;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.urutu.Hooks;
import io.urutu.messaging.AckPolicy;
import io.urutu.messaging.Event;
import io.urutu.messaging.MessageBusController;
import io.urutu.messaging.MessageHandler;
import io.urutu.messaging.MessageOf;
import io.urutu.messaging.MessagePublisher;
import io.urutu.messaging.RetryPolicy;
import io.urutu.messaging.Task;
import io.urutu.messaging.spi.IncomingMessage;
import io.urutu.runtime.messaging.Deployment;
import io.urutu.runtime.messaging.Logged;
import io.urutu.runtime.messaging.delivery.Delivery;
import io.urutu.runtime.messaging.delivery.FailureHeaders;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;

/** What becomes of a message whose handler failed or gave it back: attempts, pauses, dead letters. */
class RetryTest {
    @Event("order.paid")
    public record OrderPaid(String number) {}

    @Task("mail.send")
    public record SendMail(String to) {}

    @Singleton
    public static class Seen {
        final BlockingQueue<Object> things = new LinkedBlockingQueue<>();
    }

    @MessageBusController
    public static class Stubborn {
        @Inject
        Seen seen;

        @MessageHandler(name = "stubborn", retry = @RetryPolicy(maxAttempts = 3, delay = "1ms", jitter = 0))
        void on(MessageOf<OrderPaid> message) {
            seen.things.add(message.attempt());
            throw new IllegalStateException("attempt " + message.attempt());
        }

        @MessageHandler(name = "bystander")
        void bystander(OrderPaid event) {
            seen.things.add(event);
        }
    }

    @Test // JR-070, JR-071, JR-076, W5.18, W5.24
    void failuresAreTriedAgainAndTheLastOneDeadLettersWithAllThatIsKnown() throws Exception {
        try (Deployment shop = Deployment.of(Stubborn.class, Seen.class)) {
            var dead = shop.consume("shop.stubborn.dlq");

            shop.publish(new OrderPaid("7"));

            IncomingMessage letter = next(dead);
            assertThat(letter.headers())
                    .containsEntry("urutu-failure-class", "java.lang.IllegalStateException")
                    .containsEntry("urutu-failure-message", "attempt 3")
                    .containsEntry("urutu-attempts", 3)
                    .containsEntry("urutu-origin-topic", "order.paid")
                    .containsEntry("urutu-origin-queue", "shop.stubborn")
                    .containsKeys("urutu-first-seen", "traceparent")
                    .doesNotContainKey("urutu-retries");
            assertThat((String) letter.headers().get("urutu-failure-stack"))
                    .startsWith("java.lang.IllegalStateException\n at ")
                    .contains("RetryTest$Stubborn.on")
                    .doesNotContain("attempt 3");
            assertThat(List.copyOf(shop.get(Seen.class).things))
                    .as("only the handler that failed gets it again")
                    .containsExactlyInAnyOrder(1, 2, 3, new OrderPaid("7"));
        }
    }

    @Test
    void firstSeenIsTheFirstAttempts() throws Exception {
        try (Deployment shop = Deployment.of(Stubborn.class, Seen.class)) {
            var dead = shop.consume("shop.stubborn.dlq");
            shop.publish(new OrderPaid("7"));
            String first = (String) next(dead).headers().get("urutu-first-seen");

            shop.publish(new OrderPaid("8"));

            assertThat((String) next(dead).headers().get("urutu-first-seen")).isGreaterThan(first);
        }
    }

    @Test
    void attemptsSayWhatComesNext() throws Exception {
        try (Logged log = new Logged();
                Deployment shop = Deployment.of(Stubborn.class, Seen.class)) {
            shop.publish(new OrderPaid("7"));

            assertThat(log.line("URUTU01109"))
                    .startsWith("WARNING URUTU01109 handler stubborn, message ")
                    .endsWith(": attempt 1 of 3 failed and was rolled back; again in PT0.001S. "
                            + "java.lang.IllegalStateException: attempt 1");
            assertThat(log.line("URUTU01109")).contains(": attempt 2 of 3 failed");
            assertThat(log.line("URUTU01034")).endsWith(": failed and was rolled back.");
        }
    }

    @MessageBusController
    public static class Choosy {
        @Inject
        Seen seen;

        @MessageHandler(
                name = "choosy",
                retry =
                        @RetryPolicy(
                                maxAttempts = 3,
                                delay = "1ms",
                                on = IOException.class,
                                abortOn = IllegalArgumentException.class))
        void on(MessageOf<OrderPaid> message) {
            seen.things.add(message.payload().number() + message.attempt());
            switch (message.payload().number()) {
                case "covered" -> throw new UncheckedIOException(new IOException("away"));
                case "aborted" -> throw new IllegalArgumentException(new IOException("away"));
                default -> throw new IllegalStateException("not covered");
            }
        }
    }

    @Test // W5.24
    void policyChoosesFailuresByTheirClassAndTheirCauses() throws Exception {
        try (Deployment shop = Deployment.of(Choosy.class, Seen.class)) {
            var dead = shop.consume("shop.choosy.dlq");

            shop.publish(new OrderPaid("other"));
            assertThat(next(dead).headers()).containsEntry("urutu-attempts", 1);
            shop.publish(new OrderPaid("aborted"));
            assertThat(next(dead).headers()).containsEntry("urutu-attempts", 1);
            shop.publish(new OrderPaid("covered"));
            assertThat(next(dead).headers()).containsEntry("urutu-attempts", 3);
        }
    }

    @MessageBusController
    public static class Asking {
        @Inject
        Seen seen;

        @MessageHandler(name = "asks", retry = @RetryPolicy(delay = "1ms"))
        void asks(MessageOf<OrderPaid> message) {
            seen.things.add(message.attempt());
            message.retry();
        }

        @MessageHandler(name = "mixed", retry = @RetryPolicy(maxAttempts = 3, delay = "1ms"))
        void mixed(MessageOf<SendMail> message) throws Exception {
            if (message.attempt() % 2 == 1) {
                throw new IllegalStateException("odd");
            }
            // deeper in the call, on another thread, and swallowed there
            CompletableFuture.runAsync(() -> message.retryLater(Duration.ofMillis(1)))
                    .handle((done, failure) -> null)
                    .get();
        }
    }

    @Test // W5.21, JR-071
    void retryWithoutAPolicyHasFiveAttempts() throws Exception {
        try (Deployment shop = Deployment.of(Asking.class, Seen.class)) {
            var dead = shop.consume("shop.asks.dlq");

            shop.publish(new OrderPaid("7"));

            assertThat(next(dead).headers())
                    .containsEntry("urutu-failure-class", "retries-exhausted")
                    .containsEntry("urutu-failure-message", "retry() at attempt 5 of 5")
                    .containsEntry("urutu-attempts", 5);
            assertThat(List.copyOf(shop.get(Seen.class).things)).isEqualTo(List.of(1, 2, 3, 4, 5));
        }
    }

    @Test // W5.21, JR-071
    void automaticAndAskedRetriesHaveOneBudget() throws Exception {
        try (Deployment shop = Deployment.of(Asking.class, Seen.class)) {
            var dead = shop.consume("shop.mixed.dlq");

            shop.publish(new SendMail("ada"));

            assertThat(next(dead).headers())
                    .containsEntry("urutu-failure-message", "odd")
                    .containsEntry("urutu-attempts", 3);
        }
    }

    @MessageBusController
    public static class Publishing {
        @Inject
        Seen seen;

        @Inject
        MessagePublisher publisher;

        @MessageHandler(name = "publishes", retry = @RetryPolicy(maxAttempts = 5, delay = "1ms"))
        void on(MessageOf<OrderPaid> message) {
            publisher.publish(new SendMail(message.attempt() + ""));
            if (message.attempt() < 5) {
                throw new IllegalStateException("not yet");
            }
        }

        @MessageHandler(name = "mails")
        void send(MessageOf<SendMail> message) {
            seen.things.add(message.payload());
            seen.things.add(message.attempt());
            seen.things.add(message.headers());
        }
    }

    @Test // W5.6, JR-072
    void whatIsPublishedAtTheFifthAttemptLeavesAsAFirst() throws Exception {
        try (Deployment shop = Deployment.of(Publishing.class, Seen.class)) {
            var things = shop.get(Seen.class).things;

            shop.publish(new OrderPaid("7"));

            assertThat(next(things)).isEqualTo(new SendMail("5"));
            assertThat(next(things)).isEqualTo(1);
            assertThat(next(things)).isEqualTo(Map.of());
        }
    }

    @MessageBusController
    public static class Poisoned {
        @MessageHandler(name = "poisoned", retry = @RetryPolicy(maxAttempts = 5, delay = "1ms"), maxBytes = 30)
        void on(OrderPaid event) {}
    }

    @Test // JR-069
    void whatCannotBeDecodedNeverComesAgain() throws Exception {
        try (Deployment shop = Deployment.of(Poisoned.class)) {
            var dead = shop.consume("shop.poisoned.dlq");

            shop.publish(new OrderPaid("x".repeat(100)));

            assertThat(next(dead).headers())
                    .containsEntry("urutu-failure-class", "oversized")
                    .containsEntry("urutu-attempts", 1);
        }
    }

    @MessageBusController
    public static class Manual {
        @Inject
        Seen seen;

        @Inject
        MessagePublisher publisher;

        @MessageHandler(
                name = "manual",
                ackPolicy = AckPolicy.MANUAL,
                retry = @RetryPolicy(maxAttempts = 2, delay = "1ms"))
        void on(MessageOf<OrderPaid> message) {
            seen.things.add(message.attempt());
            publisher.publish(new SendMail("from " + message.attempt()));
            if (message.payload().number().equals("acked")) {
                Hooks.message().ack();
            }
        }

        @MessageHandler(name = "mails")
        void send(SendMail mail) {
            seen.things.add(mail);
        }
    }

    @Test // JR-067
    void manualHandlerWithoutAVerbHasFailed() throws Exception {
        try (Deployment shop = Deployment.of(Manual.class, Seen.class)) {
            var things = shop.get(Seen.class).things;
            var dead = shop.consume("shop.manual.dlq");

            shop.publish(new OrderPaid("forgotten"));
            assertThat((String) next(dead).headers().get("urutu-failure-message"))
                    .isEqualTo("URUTU01102 handler manual returned without a verb, and its ackPolicy is MANUAL. "
                            + "Call ack(), or give the message back.");
            shop.publish(new OrderPaid("acked"));

            assertThat(List.of(next(things), next(things), next(things), next(things)))
                    .isEqualTo(List.of(1, 2, 1, new SendMail("from 1")));
        }
    }

    @MessageBusController
    public static class Hasty {
        @Inject
        Seen seen;

        @MessageHandler(name = "hasty", ackPolicy = AckPolicy.ON_RECEIPT)
        void on(MessageOf<OrderPaid> message) {
            seen.things.add(message.attempt());
            if (message.payload().number().equals("returned")) {
                message.nack();
            }
            throw new IllegalStateException("lost");
        }
    }

    @Test
    void acknowledgedOnReceiptAFailureDoesNotComeAgain() throws Exception {
        try (Logged log = new Logged();
                Deployment shop = Deployment.of(Hasty.class, Seen.class)) {
            var dead = shop.consume("shop.hasty.dlq");

            shop.publish(new OrderPaid("failed"));
            assertThat(log.line("URUTU01112"))
                    .endsWith(": failed and was rolled back; acknowledged on receipt, it will not come again.");
            shop.publish(new OrderPaid("returned"));
            assertThat(log.line("URUTU01112")).contains("handler hasty");
            shop.stop();

            assertThat(dead).isEmpty();
            assertThat(List.copyOf(shop.get(Seen.class).things)).isEqualTo(List.of(1, 1));
        }
    }

    @MessageBusController
    public static class Telling {
        @Inject
        Seen seen;

        @Inject
        MessagePublisher publisher;

        @MessageHandler(
                name = "tells",
                retry = @RetryPolicy(maxAttempts = 2, delay = "1ms"),
                exceptionHandler = "failed")
        void on(MessageOf<OrderPaid> message) {
            publisher.publish(new SendMail("never"));
            if (message.payload().number().equals("rejected")) {
                message.reject("deliberate");
            }
            throw new IllegalStateException("attempt " + message.attempt());
        }

        void failed(Throwable failure, MessageOf<?> message) {
            seen.things.add(failure.getMessage());
            seen.things.add(Hooks.execution().info().target());
            assertThatThrownBy(message::ack)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("URUTU01103 message " + message.id() + " is settled already: its handler has ended, "
                            + "or its time is over. This verb decides nothing.");
            publisher.publish(new SendMail("failed " + message.attempt()));
            if (message.attempt() == 2) {
                throw new IllegalArgumentException("failed to tell");
            }
        }

        @MessageHandler(name = "mails")
        void send(SendMail mail) {
            seen.things.add(mail);
        }
    }

    @Test // JR-074
    void exceptionHandlerRunsAfterTheRollbackAndChangesNoOutcome() throws Exception {
        try (Logged log = new Logged();
                Deployment shop = Deployment.of(Telling.class, Seen.class)) {
            var things = shop.get(Seen.class).things;
            var dead = shop.consume("shop.tells.dlq");

            shop.publish(new OrderPaid("7"));

            assertThat(next(dead).headers()).containsEntry("urutu-failure-message", "attempt 2");
            assertThat(log.line("URUTU01113"))
                    .endsWith(": its exceptionHandler failed and was rolled back; nothing else changes.");
            shop.publish(new OrderPaid("rejected"));
            assertThat(next(dead).headers()).containsEntry("urutu-failure-message", "deliberate");
            shop.stop();
            assertThat(List.copyOf(things))
                    .as("its own work holds unless it fails, and it is not told of verbs")
                    .containsExactlyInAnyOrder(
                            "attempt 1", "Telling#failed", new SendMail("failed 1"), "attempt 2", "Telling#failed");
        }
    }

    @MessageBusController
    public static class Late {
        @Inject
        Seen seen;

        @MessageHandler(name = "late", timeout = "20ms", retry = @RetryPolicy(maxAttempts = 2, delay = "1ms"))
        void on(MessageOf<OrderPaid> message) {
            seen.things.add(message.attempt());
            try {
                new CompletableFuture<>().get();
            } catch (Exception interrupted) {
                message.ack();
            }
        }
    }

    @Test // W5.3, JR-073
    void timeoutCountsAndNoVerbAfterItDecides() throws Exception {
        try (Deployment shop = Deployment.of(Late.class, Seen.class)) {
            var dead = shop.consume("shop.late.dlq");

            shop.publish(new OrderPaid("7"));

            IncomingMessage letter = next(dead);
            assertThat(letter.headers()).containsEntry("urutu-attempts", 2);
            assertThat((String) letter.headers().get("urutu-failure-message")).contains("PT0.02S");
            assertThat(List.copyOf(shop.get(Seen.class).things)).isEqualTo(List.of(1, 2));
        }
    }

    @MessageBusController
    public static class Patient {
        @Inject
        Seen seen;

        @MessageHandler(name = "patient", retry = @RetryPolicy(deadLetterDelay = "150ms"))
        void on(OrderPaid event) {
            seen.things.add(event.number());
            if (!event.number().equals("good")) {
                throw new IllegalStateException("failed");
            }
        }
    }

    @Test // JR-074
    void deadLetterDelayHoldsTheMessageAndNoWorker() throws Exception {
        try (Deployment shop = Deployment.with("urutu.messaging.workers", "1").of(Patient.class, Seen.class)) {
            var dead = shop.consume("shop.patient.dlq");
            long begun = System.nanoTime();

            shop.publish(new OrderPaid("bad"));
            shop.publish(new OrderPaid("good"));

            assertThat(next(shop.get(Seen.class).things)).isEqualTo("bad");
            assertThat(next(shop.get(Seen.class).things)).isEqualTo("good");
            assertThat(dead).isEmpty();
            next(dead);
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThanOrEqualTo(Duration.ofMillis(150));
        }
    }

    @Test
    void theHandlersConfigurationIsHeededByTheRun() throws Exception {
        String own = "urutu.messaging.handlers.stubborn.retry.";
        try (Deployment shop = Deployment.with(own + "max-attempts", "2")
                .with(own + "delay", "3ms")
                .with(own + "multiplier", "1")
                .with(own + "max-delay", "2ms")
                .with("urutu.messaging.retry.max-attempts", "9")
                .of(Stubborn.class, Seen.class)) {
            var dead = shop.consume("shop.stubborn.dlq");

            shop.publish(new OrderPaid("7"));

            assertThat(next(dead).headers()).containsEntry("urutu-attempts", 2);
        }
    }

    @MessageBusController
    public static class Plain {
        @MessageHandler(name = "plain")
        void on(OrderPaid event) {
            throw new IllegalStateException(new IOException("away"));
        }
    }

    @Test
    void generalConfigurationHoldsWhereTheAnnotationSaysNothing() throws Exception {
        try (Deployment shop = Deployment.with("urutu.messaging.retry.max-attempts", "4")
                .with("urutu.messaging.retry.delay", "1ms")
                .with("urutu.messaging.retry.on", "java.io.IOException, java.sql.SQLException")
                .with("urutu.messaging.handlers.plain.dead-letter", "true")
                .of(Plain.class)) {
            var dead = shop.consume("shop.plain.dlq");

            shop.publish(new OrderPaid("7"));

            assertThat(next(dead).headers()).containsEntry("urutu-attempts", 4);
        }
    }

    @Test
    void whatGeneralConfigurationAbortsOnIsNotTriedAgain() throws Exception {
        try (Deployment shop = Deployment.with("urutu.messaging.retry.max-attempts", "4")
                .with("urutu.messaging.retry.delay", "1ms")
                .with("urutu.messaging.retry.abort-on", "java.io.IOException")
                .of(Plain.class)) {
            var dead = shop.consume("shop.plain.dlq");

            shop.publish(new OrderPaid("7"));

            assertThat(next(dead).headers()).containsEntry("urutu-attempts", 1);
        }
    }

    @Test
    void anExceptionHandlerMayBeNamedByConfiguration() {
        assertThat(Deployment.with("urutu.messaging.handlers.plain.exception-handler", "nowhere")
                        .problemsOf(Plain.class))
                .singleElement()
                .satisfies(problem ->
                        assertThat(problem).startsWith("URUTU01106 Plain#on(OrderPaid): exceptionHandler \"nowhere\""));
    }

    @MessageBusController
    public static class Calm {
        @MessageHandler(name = "calm")
        void on(OrderPaid event) {}
    }

    @Test
    void ackPolicyIsConfigurable() throws Exception {
        try (Deployment shop =
                Deployment.with("urutu.messaging.ack-policy", "manual").of(Calm.class)) {
            var dead = shop.consume("shop.calm.dlq");

            shop.publish(new OrderPaid("7"));

            assertThat((String) next(dead).headers().get("urutu-failure-message"))
                    .startsWith("URUTU01102");
        }
        try (Logged log = new Logged();
                Deployment shop = Deployment.with("urutu.messaging.handlers.plain.ack-policy", "on-receipt")
                        .of(Plain.class)) {
            shop.publish(new OrderPaid("7"));

            assertThat(log.line("URUTU01112")).contains("handler plain");
        }
    }

    @MessageBusController
    public static class Wrong {
        @MessageHandler(name = "a", retry = @RetryPolicy(maxAttempts = 0))
        void a(OrderPaid event) {}

        @MessageHandler(name = "b", retry = @RetryPolicy(delay = "soon"))
        void b(OrderPaid event) {}

        @MessageHandler(name = "c", retry = @RetryPolicy(jitter = 2))
        void c(OrderPaid event) {}

        @MessageHandler(name = "d", retry = @RetryPolicy(deadLetterDelay = "2h"))
        void d(OrderPaid event) {}

        @MessageHandler(name = "e", exceptionHandler = "nowhere")
        void e(OrderPaid event) {}

        @MessageHandler(name = "f", exceptionHandler = "hidden")
        void f(OrderPaid event) {}

        @MessageHandler(name = "g", ackPolicy = AckPolicy.ON_RECEIPT, retry = @RetryPolicy(maxAttempts = 2))
        void g(OrderPaid event) {}

        @MessageHandler(
                name = "h",
                ackPolicy = {AckPolicy.MANUAL, AckPolicy.ON_RECEIPT})
        void h(OrderPaid event) {}

        private void hidden(Throwable failure, MessageOf<?> message) {}
    }

    @Test
    void everythingWrongIsToldAtDeployment() {
        List<String> problems = Deployment.with("urutu.messaging.retry.abort-on", "no.such.Thing")
                .problemsOf(Wrong.class);

        assertThat(problems)
                .containsExactlyInAnyOrder(
                        "URUTU01104 Wrong#a(OrderPaid): its retry policy cannot be: maxAttempts is 0, and must be at "
                                + "least 1. Correct @RetryPolicy, or the keys urutu.messaging.retry.* and "
                                + "urutu.messaging.handlers.<name>.retry.*.",
                        "URUTU01104 Wrong#b(OrderPaid): its retry policy cannot be: delay \"soon\" is no duration. "
                                + "Correct @RetryPolicy, or the keys urutu.messaging.retry.* and "
                                + "urutu.messaging.handlers.<name>.retry.*.",
                        "URUTU01104 Wrong#c(OrderPaid): its retry policy cannot be: jitter is 2.0, and must be from 0 "
                                + "to 1. Correct @RetryPolicy, or the keys urutu.messaging.retry.* and "
                                + "urutu.messaging.handlers.<name>.retry.*.",
                        "URUTU01104 Wrong#d(OrderPaid): its retry policy cannot be: deadLetterDelay is PT2H, and must "
                                + "be at most 1h. Correct @RetryPolicy, or the keys urutu.messaging.retry.* and "
                                + "urutu.messaging.handlers.<name>.retry.*.",
                        "URUTU01105 urutu.messaging.retry.abort-on: \"no.such.Thing\" is no class of exceptions that "
                                + "the application sees. Write names such as java.io.IOException, with commas between.",
                        "URUTU01106 Wrong#e(OrderPaid): exceptionHandler \"nowhere\" is no method of Wrong that takes "
                                + "(Throwable, MessageOf<?>). Write void nowhere(Throwable failure, MessageOf<?> message) "
                                + "in Wrong.",
                        "URUTU01005 Wrong#hidden(Throwable, MessageOf<?>): a handler is called through its bean, which "
                                + "a private method cannot be. Remove private.",
                        "URUTU01107 Wrong#h(OrderPaid): a handler has one ackPolicy, and this one names several. Keep "
                                + "one.",
                        "URUTU01108 Wrong#g(OrderPaid): it asks for more than one attempt, but ackPolicy ON_RECEIPT "
                                + "leaves nothing to try again. Remove one of the two.");
    }

    @MessageBusController
    public static class Boundless {
        @MessageHandler(name = "boundless")
        void on(MessageOf<OrderPaid> message) {
            message.retryLater(Duration.ofSeconds(-1));
        }
    }

    @Test
    void aDelayOutOfBoundsIsAFailure() throws Exception {
        try (Deployment shop = Deployment.of(Boundless.class)) {
            var dead = shop.consume("shop.boundless.dlq");

            shop.publish(new OrderPaid("7"));

            assertThat(next(dead).headers())
                    .containsEntry(
                            "urutu-failure-message", "URUTU01100 retryLater(PT-1S): the delay is from 0 to 365 days.");
        }
    }

    @MessageBusController
    public static class Acking {
        @Inject
        Seen seen;

        @MessageHandler(name = "acking", retry = @RetryPolicy(maxAttempts = 3, delay = "1ms"))
        void on(MessageOf<OrderPaid> message) {
            seen.things.add(message.attempt());
            message.ack();
            if (message.payload().number().equals("asks too late")) {
                message.retry();
            }
            throw new IllegalStateException("after ack");
        }
    }

    @Test // W5.22, JR-068
    void whatIsAcknowledgedNeverComesAgain() throws Exception {
        try (Logged log = new Logged();
                Deployment shop = Deployment.of(Acking.class, Seen.class)) {
            var dead = shop.consume("shop.acking.dlq");

            shop.publish(new OrderPaid("fails"));
            log.line("URUTU01037");
            shop.publish(new OrderPaid("asks too late"));
            log.line("URUTU01037");
            shop.stop();

            assertThat(List.copyOf(shop.get(Seen.class).things)).isEqualTo(List.of(1, 1));
            assertThat(dead).isEmpty();
        }
    }

    @Test // W5.23
    void headersAreBoundedWhateverAFailureSays() {
        Throwable failure = new IllegalStateException("secret ".repeat(10_000));
        for (int depth = 0; depth < 50; depth++) {
            failure = new IllegalStateException("secret ".repeat(10_000), failure);
        }
        IncomingMessage message = new IncomingMessage(
                "q".repeat(300),
                "t".repeat(300),
                Optional.empty(),
                Optional.empty(),
                Map.of("urutu-first-seen", "x".repeat(10_000)),
                new byte[0],
                Optional.empty(),
                false,
                0);

        Map<String, Object> headers = new FailureHeaders("shop", Clock.systemUTC()).of(message, failure);

        int size = headers.values().stream()
                .mapToInt(value -> value.toString().length())
                .sum();
        assertThat(size).isLessThan(5_000);
        assertThat((String) headers.get("urutu-failure-stack")).doesNotContain("secret");
    }

    @Test // W5.6
    void countersOfOtherQueuesMeanNothing() {
        assertThat(attempt("shop.a", "shop.a", 3)).isEqualTo(4);
        assertThat(attempt("shop.a", "shop.b", 3)).isEqualTo(1);
        assertThat(attempt("shop.a", "shop.a", -7)).isEqualTo(1);
        assertThat(attempt("shop.a", "shop.a", Long.MAX_VALUE)).isEqualTo(1_000_001);
    }

    private static int attempt(String queue, String origin, long retries) {
        return Delivery.attempt(new IncomingMessage(
                queue,
                "t",
                Optional.empty(),
                Optional.empty(),
                Map.of("urutu-origin-queue", origin, "urutu-retries", retries),
                new byte[0],
                Optional.empty(),
                false,
                0));
    }
}
