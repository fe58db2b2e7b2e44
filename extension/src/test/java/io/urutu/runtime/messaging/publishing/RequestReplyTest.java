package io.urutu.runtime.messaging.publishing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.urutu.context.ReadOnly;
import io.urutu.messaging.BusStatus;
import io.urutu.messaging.Event;
import io.urutu.messaging.MessageBusController;
import io.urutu.messaging.MessageHandler;
import io.urutu.messaging.MessageOf;
import io.urutu.messaging.PublishRefusedException;
import io.urutu.messaging.RequestFailedException;
import io.urutu.messaging.RequestFailedException.Reason;
import io.urutu.messaging.Task;
import io.urutu.messaging.spi.OutgoingMessage;
import io.urutu.messaging.spi.Receipt;
import io.urutu.messaging.spi.Reply;
import io.urutu.messaging.spi.ReplyListener;
import io.urutu.runtime.messaging.Deployment;
import io.urutu.runtime.messaging.Logged;
import io.urutu.runtime.messaging.SilentBroker;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Requests and their replies. */
class RequestReplyTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Task("ask.double")
    public record AskDouble(int number) {}

    @Task("ask.stage")
    public record AskStage(int number) {}

    @Task("ask.nothing")
    public record AskNothing(int number) {}

    @Task("ask.failing")
    public record AskFailing(String how) {}

    @Task("ask.slow")
    public record AskSlow(int number) {}

    @Task("ask.odd")
    public record AskOdd(int number) {}

    @Event("ask.nobody")
    public record AskNobody(int number) {}

    public record Doubled(int number) {}

    public static class Unencodable {
        public int getNumber() {
            throw new IllegalStateException("no");
        }
    }

    @Singleton
    public static class Gate {
        final CountDownLatch open = new CountDownLatch(1);
        final CountDownLatch passed = new CountDownLatch(1);
    }

    @MessageBusController
    public static class Answers {
        @Inject
        Gate gate;

        @MessageHandler
        @ReadOnly
        Doubled doubles(AskDouble question) {
            return new Doubled(2 * question.number());
        }

        @MessageHandler
        CompletionStage<Doubled> stages(MessageOf<AskStage> question) {
            return CompletableFuture.supplyAsync(
                    () -> new Doubled(2 * question.payload().number()));
        }

        @MessageHandler
        void nothing(AskNothing question) {}

        @MessageHandler
        Doubled fails(MessageOf<AskFailing> question) {
            switch (question.payload().how()) {
                case "reject":
                    question.reject("not today");
                    break;
                case "throw":
                    throw new IllegalStateException("broken");
                case "after ack":
                    question.ack();
                    throw new IllegalStateException("too late");
                default:
            }
            return new Doubled(0);
        }

        @MessageHandler
        Doubled slow(AskSlow question) throws InterruptedException {
            gate.open.await();
            gate.passed.countDown();
            return new Doubled(1);
        }

        @MessageHandler
        Unencodable odd(AskOdd question) {
            return new Unencodable();
        }
    }

    private static Deployment shop() {
        return Deployment.of(Answers.class, Gate.class);
    }

    private static <T> T value(CompletionStage<T> stage) throws Exception {
        return stage.toCompletableFuture().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    private static RequestFailedException failure(CompletionStage<?> stage) {
        try {
            throw new AssertionError("replied " + value(stage));
        } catch (ExecutionException failed) {
            assertThat(failed.getCause()).isInstanceOf(RequestFailedException.class);
            return (RequestFailedException) failed.getCause();
        } catch (Exception other) {
            throw new AssertionError(other);
        }
    }

    @Test
    void aHandlersValueIsTheReply() throws Exception {
        try (Deployment shop = shop()) {
            assertThat(value(shop.publisher().request(new AskDouble(21), Doubled.class, PATIENCE)))
                    .isEqualTo(new Doubled(42));
            assertThat(value(shop.publisher().request(new AskStage(4), Doubled.class, PATIENCE)))
                    .isEqualTo(new Doubled(8));
        }
    }

    @Test
    void aHandlerWithoutAValueRepliesNull() throws Exception {
        try (Deployment shop = shop()) {
            assertThat(value(shop.publisher().request(new AskNothing(1), Void.class, PATIENCE)))
                    .isNull();
        }
    }

    @Test
    void theValueOfAMessageThatWantsNoReplyIsIgnored() throws Exception {
        try (Deployment shop = shop();
                Logged log = new Logged()) {
            shop.publish(new AskDouble(1));
            shop.publish(new AskOdd(1));
            assertThat(value(shop.publisher().request(new AskDouble(2), Doubled.class, PATIENCE)))
                    .isEqualTo(new Doubled(4));

            assertThat(log.all()).noneMatch(line -> line.contains("WARNING") || line.contains("SEVERE"));
            assertThat(shop.get(BusStatus.class).lateReplies()).isZero();
        }
    }

    @Test
    void stagesCompleteOnThreadsOfTheApplication() throws Exception {
        try (Deployment shop = shop()) {
            CompletionStage<String> name = shop.publisher()
                    .request(new AskDouble(21), Doubled.class, PATIENCE)
                    .thenApply(doubled -> Thread.currentThread().getName());

            assertThat(value(name))
                    .matches("urutu-messaging-reply-\\d|"
                            + Thread.currentThread().getName());
        }
    }

    @Test
    void aFailureThatIsFinalIsTheReply() {
        try (Deployment shop = shop()) {
            RequestFailedException thrown =
                    failure(shop.publisher().request(new AskFailing("throw"), Doubled.class, PATIENCE));
            assertThat(thrown.reason()).isEqualTo(Reason.HANDLER_FAILED);
            assertThat(thrown.failureClass()).contains(IllegalStateException.class.getName());
            assertThat(thrown)
                    .hasMessageMatching("URUTU01170 the handler of ask.failing \\S+ failed: "
                            + "java.lang.IllegalStateException: broken\\.");

            RequestFailedException rejected =
                    failure(shop.publisher().request(new AskFailing("reject"), Doubled.class, PATIENCE));
            assertThat(rejected.failureClass()).contains("rejected");
            assertThat(rejected).hasMessageContaining("not today");

            assertThat(failure(shop.publisher().request(new AskFailing("after ack"), Doubled.class, PATIENCE))
                            .failureClass())
                    .contains(IllegalStateException.class.getName());
        }
    }

    @Test
    void aValueThatCannotBeEncodedFailsItsHandler() {
        try (Deployment shop = shop()) {
            RequestFailedException failed = failure(shop.publisher().request(new AskOdd(1), Doubled.class, PATIENCE));

            assertThat(failed.failureClass()).contains(IllegalArgumentException.class.getName());
            assertThat(failed).hasMessageContaining("URUTU01172");
        }
    }

    @Test
    void aReplyOfAnotherShapeIsUnreadable() {
        try (Deployment shop = shop()) {
            assertThat(failure(shop.publisher().request(new AskDouble(1), Integer.class, PATIENCE))
                            .reason())
                    .isEqualTo(Reason.UNREADABLE);
        }
    }

    @Test
    void aRequestNobodyHandlesFailsAtOnce() {
        try (Deployment shop = shop()) {
            RequestFailedException failed =
                    failure(shop.publisher().request(new AskNobody(1), Doubled.class, Duration.ofHours(1)));

            assertThat(failed.reason()).isEqualTo(Reason.UNROUTABLE);
            assertThat(failed)
                    .hasMessageMatching(
                            "URUTU01168 request ask.nobody \\S+ not sent: no queue is bound to its topic\\.");
        }
    }

    @Test
    void aReplyThatComesTooLateIsCounted() throws Exception {
        try (Deployment shop = shop()) {
            RequestFailedException failed =
                    failure(shop.publisher().request(new AskSlow(1), Doubled.class, Duration.ofMillis(50)));
            assertThat(failed.reason()).isEqualTo(Reason.TIMED_OUT);
            assertThat(failed)
                    .hasMessageMatching(
                            "URUTU01167 no reply to ask.slow \\S+ within PT0.05S. It may have been handled\\.");

            Gate gate = shop.get(Gate.class);
            gate.open.countDown();
            shop.stop(); // the handler has ended and replied by then
            assertThat(gate.passed.getCount()).isZero();
        }
    }

    @Test
    void lateRepliesAreCounted() {
        Requests requests = new Requests(null, new io.urutu.kernel.Threads(Thread::new));

        requests.listener("").onReply(new Reply("gone", Optional.empty(), Map.of(), new byte[0]));

        assertThat(requests.late()).isEqualTo(1);
    }

    @Test
    void whoWaitsIsToldOfTheEnd() {
        CompletionStage<Doubled> waiting;
        try (Deployment shop = new Deployment.Builder().on(new SilentBroker()).of(Answers.class, Gate.class)) {
            waiting = shop.publisher().request(new AskSlow(1), Doubled.class, Duration.ofHours(1));
        }

        assertThat(failure(waiting).reason()).isEqualTo(Reason.CONNECTION_LOST);
    }

    @Test
    void aLostConnectionLosesWhatIsConfirmedAndKeepsTheRest() throws Exception {
        ReplyReader reader = new ReplyReader(null, null, 1);
        try (Requests requests = new Requests(reader, new io.urutu.kernel.Threads(Thread::new))) {
            ReplyListener listener = requests.listener("");
            CompletableFuture<Receipt> open = new CompletableFuture<>();
            CompletionStage<String> confirmed = requests.ask(
                    request("a"),
                    String.class,
                    PATIENCE,
                    message -> CompletableFuture.completedStage(new Receipt.Confirmed()));
            CompletionStage<String> unconfirmed = requests.ask(request("b"), String.class, PATIENCE, message -> open);

            listener.onLost();

            assertThat(failure(confirmed).reason()).isEqualTo(Reason.CONNECTION_LOST);
            assertThat(unconfirmed.toCompletableFuture()).isNotDone();
            listener.onReply(new Reply("b", Optional.empty(), Map.of(), new byte[0]));
            assertThat(value(unconfirmed)).isNull();
        }
    }

    private static OutgoingMessage request(String id) {
        return new OutgoingMessage(
                id,
                "t",
                io.urutu.messaging.MessageKind.TASK,
                true,
                "x",
                Map.of(),
                new byte[0],
                java.time.Instant.EPOCH,
                Optional.empty());
    }

    @Test
    void isRefusedInATransaction() {
        StagedPublisher publisher = new StagedPublisher(null, null, null, null, () -> true, PATIENCE);

        assertThatThrownBy(() -> publisher.request(new AskDouble(1), Doubled.class, PATIENCE))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("URUTU01165 " + AskDouble.class.getName() + " cannot be requested in a transaction: the "
                        + "reply would not belong to it, and waiting would hold its locks. Ask before it begins, or in "
                        + "a method with @NoTransaction.");
    }

    @Test
    void waitsBetweenAMillisecondAndADay() {
        try (Deployment shop = shop()) {
            for (Duration wrong : new Duration[] {Duration.ZERO, Duration.ofNanos(1), Duration.ofHours(25)}) {
                assertThatThrownBy(() -> shop.publisher().request(new AskDouble(1), Doubled.class, wrong))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageStartingWith("URUTU01166");
            }
        }
    }

    @Test
    void aFullBrokerRefusesAtTheCall() {
        SilentBroker full = new SilentBroker() {
            @Override
            public boolean accepts(int more) {
                return false;
            }
        };
        try (Deployment shop = new Deployment.Builder().on(full).of(Answers.class, Gate.class)) {
            assertThatThrownBy(() -> shop.publisher().request(new AskDouble(1), Doubled.class, PATIENCE))
                    .isInstanceOf(PublishRefusedException.class);
        }
    }
}
