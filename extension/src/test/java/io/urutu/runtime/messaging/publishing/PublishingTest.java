package io.urutu.runtime.messaging.publishing;

import static io.urutu.runtime.messaging.Deployment.next;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.urutu.UrutuException;
import io.urutu.backend.embedded.EmbeddedBroker;
import io.urutu.context.Role;
import io.urutu.messaging.BusStatus;
import io.urutu.messaging.Event;
import io.urutu.messaging.MessageBusController;
import io.urutu.messaging.MessageHandler;
import io.urutu.messaging.MessageKind;
import io.urutu.messaging.MessageOf;
import io.urutu.messaging.PublishOptions;
import io.urutu.messaging.PublishRefusedException;
import io.urutu.messaging.Publishable;
import io.urutu.messaging.Task;
import io.urutu.messaging.spi.CurrentMessage;
import io.urutu.messaging.spi.MessageCodec;
import io.urutu.runtime.context.Completion;
import io.urutu.runtime.messaging.Deployment;
import io.urutu.runtime.messaging.Logged;
import io.urutu.runtime.messaging.SilentBroker;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.constraints.NotBlank;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a publisher is promised. */
public class PublishingTest {
    @Event("user.created")
    public record UserCreated(@NotBlank String name) implements Publishable {}

    @Event(value = "order.paid", requireRoute = true)
    public record OrderPaid(int number) {}

    @Task("mail.send")
    public record SendMail(String to) {}

    @Task("nobody.does")
    public record Orphan(String to) {}

    public record Plain(String text) {}

    @Event("both")
    @Task("both")
    public record Both(String text) {}

    @Singleton
    public static class Seen {
        final BlockingQueue<Object> things = new LinkedBlockingQueue<>();
    }

    @Singleton
    public static class Validation10 {
        @Produces
        Validator validator() {
            return Validation.buildDefaultValidatorFactory().getValidator();
        }
    }

    @MessageBusController
    public static class Mailer {
        @Inject
        Seen seen;

        @Inject
        CurrentMessage current;

        @MessageHandler
        void send(MessageOf<SendMail> task) {
            seen.things.add(task.payload());
            seen.things.add(current.require().id().equals(task.id()));
        }
    }

    @MessageBusController
    public static class Users {
        @Inject
        Seen seen;

        @MessageHandler
        void on(UserCreated event) {
            seen.things.add(event);
        }
    }

    /** W5.5, JR-051; W5.4: what is committed and not yet confirmed is in memory only (docs/publishing.md). */
    @Test
    void rollbackDropsWhatWasPublished() throws Exception {
        try (Deployment shop = Deployment.of(Mailer.class, Seen.class)) {
            Completion failed = shop.run(() -> {
                shop.publisher().publish(new SendMail("dropped"));
                throw new IllegalStateException("no");
            });
            assertThat(failed.committed()).isFalse();

            shop.publish(new SendMail("kept"));
            assertThat(next(shop.get(Seen.class).things)).isEqualTo(new SendMail("kept"));
        }
    }

    @Test
    void handlerKnowsItsMessage() throws Exception {
        try (Deployment shop = Deployment.of(Mailer.class, Seen.class)) {
            var things = shop.get(Seen.class).things;

            shop.publish(new SendMail("ada"));

            assertThat(next(things)).isEqualTo(new SendMail("ada"));
            assertThat(next(things)).isEqualTo(true);
            assertThatThrownBy(() -> shop.get(CurrentMessage.class).require())
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("URUTU01045 this thread handles no message. Use it in a @MessageHandler method.");
        }
    }

    @Test
    void outsideAnExecutionOnlyImmediatePublishes() throws Exception {
        try (Deployment shop = Deployment.of(Mailer.class, Seen.class)) {
            assertThatThrownBy(() -> shop.publisher().publish(new SendMail("ada")))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("PublishOptions.immediate()");

            shop.publisher().publish(new SendMail("now"), PublishOptions.of().immediate());
            assertThat(next(shop.get(Seen.class).things)).isEqualTo(new SendMail("now"));
        }
    }

    @Test
    void immediateStaysPublishedWhenAllIsRolledBack() throws Exception {
        try (Deployment shop = Deployment.of(Mailer.class, Seen.class)) {
            shop.run(() -> {
                shop.publisher()
                        .publish(new SendMail("stays"), PublishOptions.of().immediate());
                throw new IllegalStateException("no");
            });

            assertThat(next(shop.get(Seen.class).things)).isEqualTo(new SendMail("stays"));
        }
    }

    @Test
    void payloadPublishesItself() throws Exception {
        try (Deployment shop = Deployment.of(Users.class, Seen.class)) {
            shop.run(() -> {
                new UserCreated("ada").publish();
                return null;
            });

            assertThat(next(shop.get(Seen.class).things)).isEqualTo(new UserCreated("ada"));
        }
    }

    /** W5.14, JR-054: the return was handled by nobody. */
    @Test
    void taskThatNoQueueTakesIsAnError() throws Exception {
        try (Logged log = new Logged();
                Deployment shop = Deployment.of()) {
            shop.publish(new Orphan("ada"));

            assertThat(log.line("URUTU01046"))
                    .matches("SEVERE URUTU01046 task [0-9a-f-]{36} not sent: no queue is bound to topic nobody.does. "
                            + "Deploy the application that handles it, then publish again.");
            assertThatThrownBy(() -> shop.publisher()
                            .publish(new Orphan("ada"), PublishOptions.of().immediate()))
                    .isInstanceOf(UrutuException.class)
                    .hasMessageMatching("URUTU01056 task [0-9a-f-]{36} of topic nobody.does not sent: no queue is "
                            + "bound to its topic.");
        }
    }

    @Test
    void eventNobodyIsBoundToIsASuccessToldOnceATopic() throws Exception {
        try (Logged log = new Logged();
                Deployment shop = Deployment.of()) {
            shop.publish(new UserCreated("ada"));
            shop.publish(new UserCreated("bob"));
            shop.publish(new OrderPaid(1));

            assertThat(log.all().stream().filter(line -> line.contains("URUTU01047")))
                    .containsExactly(
                            "INFO URUTU01047 nobody is bound to the events of topic user.created; told once a topic.");
            assertThat(shop.get(BusStatus.class).unrouted()).isEqualTo(2);
            assertThat(log.line("URUTU01046")).contains("event ").contains("topic order.paid");
        }
    }

    @Test
    void refusesWhatHasNoTopicOrTwo() {
        try (Deployment shop = Deployment.of()) {
            assertThatThrownBy(() -> shop.publisher().publish(new Plain("a")))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("URUTU01049 " + Plain.class.getName() + " cannot be published: no topic is known. "
                            + "Annotate it @Event or @Task, or name one with PublishOptions.of().topic(…).");
            assertThatThrownBy(() -> shop.publisher().publish(new Both("a")))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("URUTU01050 " + Both.class.getName()
                            + " cannot be published: it is both @Event and @Task. Remove one of them.");
            assertThatThrownBy(() -> shop.publisher()
                            .publish(new Plain("a"), PublishOptions.of().topic("a.*")))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("URUTU01051 " + Plain.class.getName() + " cannot be published: topic \"a.*\" is not "
                            + "words of letters, digits, _ and -, joined by dots, at most 255 long.");
        }
    }

    @Test
    void refusesAnUnknownCodec() {
        try (Deployment shop = Deployment.of()) {
            assertThatThrownBy(() -> shop.publisher()
                            .publish(new SendMail("a"), PublishOptions.of().codec("yaml")))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("URUTU01052 no codec is named \"yaml\". Known are: jsonb.");
        }
    }

    @Test
    void refusesAnInvalidPayloadByPathsAlone() {
        try (Deployment shop = Deployment.of(Validation10.class)) {
            assertThatThrownBy(() -> shop.publisher().publish(new UserCreated("  ")))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("URUTU01053 " + UserCreated.class.getName()
                            + " cannot be published: constraints are violated at name.");
        }
    }

    @Event("endless")
    public static class Endless {
        public Endless getSelf() {
            return new Endless();
        }
    }

    /** W5.12: an error of publishing surfaced as another one, a second later. */
    @Test
    void refusesWhatCannotBeEncoded() {
        try (Deployment shop = Deployment.of()) {
            assertThatThrownBy(() -> shop.publisher().publish(new Endless()))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("URUTU01054 " + Endless.class.getName()
                            + " cannot be published: codec jsonb cannot encode it.");
        }
    }

    @Test
    void refusesBeforeTheCommitWhatTheBrokerCannotKeep() {
        var full = new EmbeddedBroker("urutu", Clock.systemUTC(), 2);
        try (Deployment shop = new Deployment.Builder().on(full).as(Role.HTTP).of(Users.class, Seen.class)) {
            Completion completion = shop.run(() -> {
                shop.publisher().publish(new UserCreated("a"));
                shop.publisher().publish(new UserCreated("b"));
                shop.publisher().publish(new UserCreated("c"));
                return null;
            });

            assertThat(completion.committed()).isFalse();
            assertThat(completion.failure().orElseThrow())
                    .isInstanceOf(PublishRefusedException.class)
                    .hasMessageMatching("URUTU01055 event [0-9a-f-]{36} not published: the broker takes no more now, "
                            + "and nothing more can be kept for it. Try again when it has caught up.");
        }
    }

    @Test
    void immediateWaitsNoLongerThanTheConfirmTimeout() {
        try (Deployment shop = Deployment.with("urutu.messaging.confirm-timeout", "10ms")
                .on(new SilentBroker())
                .of()) {
            assertThatThrownBy(() -> shop.publisher()
                            .publish(new SendMail("a"), PublishOptions.of().immediate()))
                    .isInstanceOf(UrutuException.class)
                    .hasMessageMatching("URUTU01057 task [0-9a-f-]{36} of topic mail.send: the broker did not confirm "
                            + "within PT0.01S. It may still be sent.");
        }
    }

    @MessageBusController
    public static class Relay {
        @MessageHandler
        void on(UserCreated event) {
            new Forwarded(event.name()).publish();
        }
    }

    @Event("user.forwarded")
    public record Forwarded(String name) implements Publishable {}

    @MessageBusController
    public static class Last {
        @Inject
        Seen seen;

        @MessageHandler
        void on(MessageOf<Forwarded> message) {
            seen.things.add(message.headers());
            seen.things.add(io.urutu.Hooks.execution().flowId());
            seen.things.add(message.attempt());
        }
    }

    @Test // W5.6
    void headersOfAHandledMessageDoNotLeakButItsFlowGoesOn() throws Exception {
        try (Deployment shop = Deployment.of(Relay.class, Last.class, Seen.class)) {
            var things = shop.get(Seen.class).things;
            var flow = new LinkedBlockingQueue<String>();

            shop.run(() -> {
                flow.add(shop.executions().current().orElseThrow().flowId());
                shop.publisher()
                        .publish(new UserCreated("ada"), PublishOptions.of().header("tenant", "north"));
                return null;
            });

            assertThat(next(things)).isEqualTo(java.util.Map.of());
            assertThat(next(things)).isEqualTo(next(flow));
            assertThat(next(things)).isEqualTo(1);
        }
    }

    @Test
    void kindMayDifferFromTheType() throws Exception {
        try (Logged log = new Logged();
                Deployment shop = Deployment.of()) {
            shop.publish(new Plain("a"), PublishOptions.of().topic("plain").kind(MessageKind.TASK));

            assertThat(log.line("URUTU01046")).contains("task ").contains("topic plain");
        }
    }

    @Test
    void statusTellsConnectionAndConsumers() {
        try (Deployment shop = Deployment.of(Mailer.class, Seen.class)) {
            BusStatus status = shop.get(BusStatus.class);

            assertThat(status.connections())
                    .containsExactly(new BusStatus.Connection("default", "urutu-embedded", true, true, false, 0, ""));
            assertThat(status.consumers()).containsExactly(new BusStatus.Consumer("shop.mailer-send", true, false));
            shop.stop();
            assertThat(status.connections()).isEmpty();
            assertThatThrownBy(() -> shop.publisher()
                            .publish(new SendMail("late"), PublishOptions.of().immediate()))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("URUTU01058 the message bus does not run yet, or no more. Observe RuntimeStarted to "
                            + "publish when it does.");
        }
    }

    @Test
    void withoutTheWorkerRoleNothingIsConsumed() throws Exception {
        try (Deployment shop = new Deployment.Builder().as(Role.HTTP).of(Mailer.class, Seen.class)) {
            shop.publish(new SendMail("waits"));

            assertThat(shop.get(BusStatus.class).consumers()).isEmpty();
            assertThat(new String(next(shop.consume("shop.mailer-send")).body()))
                    .isEqualTo("{\"to\":\"waits\"}");
            assertThat(shop.get(Seen.class).things).isEmpty();
        }
    }

    @Test
    void startSaysWhatIsBound() throws Exception {
        try (Logged log = new Logged();
                Deployment shop = Deployment.of(Mailer.class, Users.class, Seen.class)) {
            assertThat(log.line("URUTU01030"))
                    .isEqualTo("INFO URUTU01030 bound: 2 handlers (1 events, 1 tasks), broker urutu-embedded");
            assertThat(shop.get(BusStatus.class).connections()).hasSize(1);
        }
    }

    @Test
    void kindOfTheConfigurationHolds() throws Exception {
        try (Logged log = new Logged();
                Deployment shop = Deployment.with("urutu.messaging.handlers.users-on.kind", "task")
                        .of(Mailer.class, Users.class, Seen.class)) {
            assertThat(log.line("URUTU01030"))
                    .isEqualTo("INFO URUTU01030 bound: 2 handlers (0 events, 2 tasks), broker urutu-embedded");
            assertThat(shop.get(BusStatus.class).consumers()).hasSize(2);
        }
    }

    @Test
    void outgoingMessageIsNamedAndTyped() throws Exception {
        try (Deployment shop = new Deployment.Builder().as(Role.HTTP).of(Users.class, Seen.class)) {
            shop.publish(new UserCreated("ada"), PublishOptions.of().header("tenant", "north"));

            var message = next(shop.consume("shop.users-on"));
            assertThat(message.id().orElseThrow()).matches("[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-.*");
            assertThat(message.contentType()).isEqualTo(Optional.of("application/json"));
            assertThat(message.publishedAt()).isPresent();
            assertThat(message.headers())
                    .containsEntry("tenant", "north")
                    .containsKeys("traceparent")
                    .hasSize(2);
        }
    }

    @Singleton
    public static class Counting implements MessageCodec {
        final AtomicInteger encoded = new AtomicInteger();

        @Override
        public String name() {
            return "counting";
        }

        @Override
        public String contentType() {
            return "text/counting";
        }

        @Override
        public byte[] encode(Object payload) {
            encoded.incrementAndGet();
            return payload.toString().getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public Object decode(byte[] body, Type type) {
            return new SendMail("decoded");
        }
    }

    /** W5.16: each message was encoded twice. */
    @Test
    void aMessageIsEncodedOnce() throws Exception {
        try (Deployment shop = Deployment.of(Mailer.class, Seen.class, Counting.class)) {
            shop.publish(new SendMail("ada"), PublishOptions.of().codec("counting"));

            assertThat(next(shop.get(Seen.class).things)).isEqualTo(new SendMail("decoded"));
            assertThat(shop.get(Counting.class).encoded).hasValue(1);
        }
    }

    /** W5.13: with the broker away every publishing request blocked for ever. */
    @Test
    @Timeout(20)
    void anAbsentBrokerKeepsNobodyWaiting() {
        try (Deployment shop = new Deployment.Builder().on(new SilentBroker()).of(Mailer.class, Seen.class)) {
            for (int i = 0; i < 100; i++) {
                shop.publish(new SendMail("ada"));
            }
        }
    }

    /** W5.10: the topic of the call was ignored. */
    @Test
    void theTopicOfTheCallCounts() throws Exception {
        try (Deployment shop = Deployment.of(Mailer.class, Seen.class)) {
            shop.publish(new Plain("x"), PublishOptions.of().topic("mail.send"));

            assertThat(next(shop.get(Seen.class).things)).isInstanceOf(SendMail.class);
        }
    }

    @Test
    void oversizedIsRefusedAtTheCall() {
        try (Deployment shop =
                Deployment.with("urutu.messaging.publish-max-bytes", "40").of(Users.class, Seen.class)) {
            assertThat(shop.run(() -> {
                                shop.publisher().publish(new UserCreated("x".repeat(50)));
                                return null;
                            })
                            .failure())
                    .get()
                    .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.THROWABLE)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("URUTU01174 " + UserCreated.class.getName() + " cannot be published: 61 bytes, more "
                            + "than the 40 of urutu.messaging.publish-max-bytes.");
            shop.publish(new UserCreated("ada"));
        }
    }

    @Test
    void optionsRefuseWhatIsNotTheCallers() {
        for (String name : new String[] {"urutu-key", "URUTU-KEY", "X-Tenant", "x-delay", "CC", "bcc", " "}) {
            assertThatThrownBy(() -> PublishOptions.of().header(name, "v"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("URUTU01060");
        }
        assertThatThrownBy(() -> PublishOptions.of().key(""))
                .hasMessage("URUTU01160 a key of 0 characters: it has from 1 to 255.");
        assertThatThrownBy(() -> PublishOptions.of().key("k".repeat(256))).hasMessageStartingWith("URUTU01160");
        assertThatThrownBy(() -> PublishOptions.of().priority(-1))
                .hasMessage("URUTU01161 priority(-1): it is from 0 to 255.");
        assertThatThrownBy(() -> PublishOptions.of().priority(256)).hasMessageStartingWith("URUTU01161");
    }

    @Test
    void eachOptionKeepsTheOthers() {
        PublishOptions all = PublishOptions.of()
                .topic("t")
                .kind(MessageKind.TASK)
                .key("k")
                .header("a", "1")
                .priority(3)
                .expiresAfter(java.time.Duration.ofSeconds(1))
                .connection("c")
                .codec("x")
                .immediate()
                .header("b", "2");

        assertThat(all.topic()).contains("t");
        assertThat(all.kind()).contains(MessageKind.TASK);
        assertThat(all.key()).contains("k");
        assertThat(all.headers()).containsOnlyKeys("a", "b");
        assertThat(all.priority()).hasValue(3);
        assertThat(all.expiresAfter()).contains(java.time.Duration.ofSeconds(1));
        assertThat(all.connection()).contains("c");
        assertThat(all.codec()).contains("x");
        assertThat(all.isImmediate()).isTrue();
        assertThat(all.topic("u").kind(MessageKind.EVENT).isImmediate()).isTrue();
    }
}
