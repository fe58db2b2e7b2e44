package io.urutu.runtime.messaging.handling;

import static io.urutu.runtime.messaging.Deployment.next;
import static org.assertj.core.api.Assertions.assertThat;

import io.urutu.context.Execution;
import io.urutu.context.ExecutionKind;
import io.urutu.context.MessageInfo;
import io.urutu.messaging.Event;
import io.urutu.messaging.MessageBusController;
import io.urutu.messaging.MessageHandler;
import io.urutu.messaging.MessageKind;
import io.urutu.messaging.MessageOf;
import io.urutu.messaging.MessagePublisher;
import io.urutu.messaging.PublishOptions;
import io.urutu.messaging.Task;
import io.urutu.messaging.spi.IncomingMessage;
import io.urutu.runtime.messaging.Deployment;
import io.urutu.runtime.messaging.Logged;
import io.urutu.shop.Greeter;
import io.urutu.shop.Greeting;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InterceptorBinding;
import jakarta.interceptor.InvocationContext;
import jakarta.transaction.Transactional;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** A message from its publisher through the broker to its handler and its outcome. */
class HandlingTest {
    @Event("user.created")
    public record UserCreated(String name) {}

    @Event("user")
    public record User(String name) {}

    @Task("mail.send")
    public record SendMail(String to) {}

    @Singleton
    public static class Seen {
        final BlockingQueue<Object> things = new LinkedBlockingQueue<>();
    }

    @MessageBusController
    public static class Welcome {
        @Inject
        Seen seen;

        @Inject
        Execution execution;

        @Inject
        MessagePublisher publisher;

        @MessageHandler
        void greet(MessageOf<UserCreated> message) {
            seen.things.add(message.payload());
            seen.things.add(execution.info());
            seen.things.add(execution.flowId());
            seen.things.add(message.headers());
            publisher.publish(new SendMail(message.payload().name()));
        }

        @MessageHandler
        void send(SendMail task) {
            seen.things.add(task);
        }

        @MessageHandler
        void user(User user) {
            seen.things.add(user);
        }
    }

    @Test
    void handlesInAnExecutionAndPublishesWithIt() throws Exception {
        try (Deployment shop = Deployment.of(Welcome.class, Seen.class)) {
            var things = shop.get(Seen.class).things;

            shop.publish(new UserCreated("ada"), PublishOptions.of().header("tenant", "north"));

            assertThat(next(things)).isEqualTo(new UserCreated("ada"));
            MessageInfo info = (MessageInfo) next(things);
            assertThat(info.kind()).isEqualTo(ExecutionKind.MESSAGE);
            assertThat(info.target()).isEqualTo("Welcome#greet");
            assertThat(info.handler()).isEqualTo("welcome-greet");
            assertThat(info.queue()).isEqualTo("shop.welcome-greet");
            assertThat(info.topic()).isEqualTo("user.created");
            assertThat(info.attempt()).isEqualTo(1);
            assertThat((String) next(things)).hasSize(32);
            assertThat(next(things)).isEqualTo(Map.of("tenant", "north"));
            assertThat(next(things)).isEqualTo(new SendMail("ada"));
        }
    }

    @Test // W5.8
    void handlerOfATopicNeverGetsALongerOne() throws Exception {
        try (Deployment shop = Deployment.of(Welcome.class, Seen.class)) {
            var things = shop.get(Seen.class).things;

            shop.publish(new UserCreated("ada"));
            shop.publish(new User("bob"));

            List<Object> users =
                    List.of(next(things), next(things), next(things), next(things), next(things), next(things));
            assertThat(users.stream().filter(User.class::isInstance)).containsExactly(new User("bob"));
        }
    }

    @MessageBusController
    public static class Failing {
        @Inject
        MessagePublisher publisher;

        @MessageHandler(name = "fails")
        void fails(UserCreated event) {
            publisher.publish(new SendMail("never"));
            throw new IllegalArgumentException("no such user\r\n" + "x".repeat(5000));
        }
    }

    @MessageBusController
    public static class Mailer {
        @Inject
        Seen seen;

        @MessageHandler
        void send(SendMail task) {
            seen.things.add(task);
        }
    }

    @Test // W5.1, W5.2
    void failureDropsWhatWasStagedAndDeadLettersWithItsCause() throws Exception {
        try (Logged log = new Logged();
                Deployment shop = Deployment.of(Failing.class, Mailer.class, Seen.class)) {
            var dead = shop.consume("shop.fails.dlq");

            shop.publish(new UserCreated("ada"));

            IncomingMessage letter = next(dead);
            assertThat(new String(letter.body())).isEqualTo("{\"name\":\"ada\"}");
            assertThat(letter.headers())
                    .containsEntry("urutu-failure-class", "java.lang.IllegalArgumentException")
                    .containsEntry("urutu-attempts", 1)
                    .containsEntry("urutu-origin-topic", "user.created")
                    .containsEntry("urutu-origin-queue", "shop.fails")
                    .containsEntry("urutu-application", "shop")
                    .containsKey("urutu-first-seen");
            assertThat((String) letter.headers().get("urutu-failure-message"))
                    .hasSize(1024)
                    .startsWith("no such user  xxx");
            assertThat(log.line("URUTU01034"))
                    .matches("SEVERE URUTU01034 handler fails, message [0-9a-f-]{36}, "
                            + "execution [0-9a-f-]{36}, flow [0-9a-f]{32}: failed and was rolled back\\.");
            shop.publish(new SendMail("marker"));
            assertThat(next(shop.get(Seen.class).things)).isEqualTo(new SendMail("marker"));
        }
    }

    @MessageBusController
    public static class Verbs {
        @Inject
        Seen seen;

        @MessageHandler(name = "again")
        void again(MessageOf<UserCreated> message) {
            seen.things.add(message.attempt());
            if (message.attempt() == 1) {
                try {
                    message.nack();
                } catch (Throwable swallowed) {
                    seen.things.add(swallowed.getMessage());
                }
            }
        }

        @MessageHandler(name = "rejects")
        void rejects(MessageOf<SendMail> message) throws Exception {
            // from a thread of its own, and wrapped
            CompletableFuture.runAsync(() -> message.reject("unknown address"))
                    .handle((done, failure) -> null)
                    .get();
        }

        @MessageHandler(name = "acks")
        void acks(MessageOf<User> message) {
            message.ack();
            seen.things.add(message.attempt());
            throw new IllegalStateException("after ack");
        }
    }

    @Test
    void nackComesAgainEvenWhenSwallowed() throws Exception {
        try (Deployment shop = Deployment.of(Verbs.class, Seen.class)) {
            var things = shop.get(Seen.class).things;

            shop.publish(new UserCreated("ada"));

            assertThat(next(things)).isEqualTo(1);
            assertThat((String) next(things))
                    .startsWith("URUTU01044 message ")
                    .endsWith(
                            " was given back: this ends the handler. Do not catch it; the outcome is already decided.");
            assertThat(next(things)).isEqualTo(2);
        }
    }

    @Test
    void rejectFromAnotherThreadDeadLettersWithItsReason() throws Exception {
        try (Deployment shop = Deployment.of(Verbs.class, Seen.class)) {
            var dead = shop.consume("shop.rejects.dlq");

            shop.publish(new SendMail("nobody"));

            assertThat(next(dead).headers())
                    .containsEntry("urutu-failure-class", "rejected")
                    .containsEntry("urutu-failure-message", "unknown address");
        }
    }

    @Test // W5.22
    void failureAfterAckDoesNotComeAgain() throws Exception {
        try (Logged log = new Logged();
                Deployment shop = Deployment.of(Verbs.class, Seen.class)) {
            var dead = shop.consume("shop.acks.dlq");

            shop.publish(new User("ada"));
            assertThat(next(shop.get(Seen.class).things)).isEqualTo(1);
            assertThat(log.line("URUTU01037"))
                    .endsWith("failed after ack() and was rolled back; it will not come again.");
            shop.stop();

            assertThat(dead).isEmpty();
            assertThat(shop.get(Seen.class).things).isEmpty();
        }
    }

    @InterceptorBinding
    @Retention(RetentionPolicy.RUNTIME)
    public @interface Watched {}

    @Watched
    @Interceptor
    @Priority(1)
    public static class Watcher {
        @Inject
        Seen seen;

        @AroundInvoke
        Object around(InvocationContext call) throws Exception {
            seen.things.add("before " + call.getMethod().getName());
            return call.proceed();
        }
    }

    @Dependent
    public static class Short {
        @Inject
        Seen seen;

        @Watched
        @MessageHandler(name = "short")
        void on(UserCreated event) {
            seen.things.add(event);
        }

        @PreDestroy
        void end() {
            seen.things.add("destroyed");
        }
    }

    @Test
    void interceptorsApplyAndADependentBeanLivesForOneCall() throws Exception {
        try (Deployment shop = Deployment.of(Watcher.class, Short.class, Seen.class)) {
            var things = shop.get(Seen.class).things;

            shop.publish(new UserCreated("ada"));

            assertThat(next(things)).isEqualTo("before on");
            assertThat(next(things)).isEqualTo(new UserCreated("ada"));
            assertThat(next(things)).isEqualTo("destroyed");
        }
    }

    @Singleton
    public static class Ears {
        @Inject
        Seen seen;

        @Produces
        Consumer<Object> ears() {
            return seen.things::add;
        }
    }

    @Test
    void handlerNeedNotBePublic() throws Exception {
        try (Deployment shop = Deployment.of(Greeter.class, Ears.class, Seen.class)) {
            shop.publish(new Greeting("ada"), PublishOptions.of().topic("greeting"));

            assertThat(next(shop.get(Seen.class).things)).isEqualTo(new Greeting("ada"));
        }
    }

    @MessageBusController
    public static class Keeping {
        @Inject
        MessagePublisher publisher;

        @Transactional(dontRollbackOn = IllegalStateException.class)
        @MessageHandler(name = "keeps")
        void keeps(UserCreated event) {
            publisher.publish(new SendMail(event.name()));
            throw new IllegalStateException("kept");
        }

        @Transactional(dontRollbackOn = IllegalStateException.class)
        @MessageHandler(name = "gives-back")
        void givesBack(MessageOf<User> message) throws Exception {
            publisher.publish(new SendMail("never"));
            CompletableFuture.runAsync(() -> message.reject("no"))
                    .handle((done, failure) -> null)
                    .get();
            throw new IllegalStateException("kept, but given back");
        }
    }

    @Test
    void exceptionThatKeepsTheWorkIsAcknowledged() throws Exception {
        try (Logged log = new Logged();
                Deployment shop = Deployment.of(Keeping.class, Mailer.class, Seen.class)) {
            shop.publish(new UserCreated("ada"));

            assertThat(next(shop.get(Seen.class).things)).isEqualTo(new SendMail("ada"));
            assertThat(log.line("URUTU01041"))
                    .endsWith(": committed and acknowledged although it threw, as dontRollbackOn says.");
        }
    }

    @Test
    void givingBackUndoesEvenWhatAnExceptionWouldKeep() throws Exception {
        try (Deployment shop = Deployment.of(Keeping.class, Mailer.class, Seen.class)) {
            var dead = shop.consume("shop.gives-back.dlq");

            shop.publish(new User("ada"));

            assertThat(next(dead).headers()).containsEntry("urutu-failure-message", "no");
            shop.stop();
            assertThat(shop.get(Seen.class).things).isEmpty();
        }
    }

    @MessageBusController
    public static class Asynchronous {
        @MessageHandler(name = "fails-later")
        CompletionStage<?> later(UserCreated event) {
            return CompletableFuture.supplyAsync(() -> {
                throw new IllegalStateException("later");
            });
        }

        @MessageHandler(name = "never-ends", timeout = "50ms")
        CompletionStage<?> never(SendMail task) {
            return new CompletableFuture<>();
        }
    }

    @Test
    void returnedStageIsAwaited() throws Exception {
        try (Deployment shop = Deployment.of(Asynchronous.class)) {
            var dead = shop.consume("shop.fails-later.dlq");

            shop.publish(new UserCreated("ada"));

            assertThat(next(dead).headers())
                    .containsEntry("urutu-failure-class", "java.lang.IllegalStateException")
                    .containsEntry("urutu-failure-message", "later");
        }
    }

    @Test // W5.3
    void timeoutInterruptsAndSettles() throws Exception {
        try (Deployment shop = Deployment.of(Asynchronous.class)) {
            var dead = shop.consume("shop.never-ends.dlq");

            shop.publish(new SendMail("ada"));

            assertThat((String) next(dead).headers().get("urutu-failure-message"))
                    .contains("PT0.05S");
        }
    }

    @Dependent
    public static class Forgetful {
        @MessageHandler(name = "drops", deadLetter = false)
        void drops(UserCreated event) {
            throw new IllegalStateException("dropped");
        }
    }

    @Test
    void withoutDeadLettersAFailureIsLoggedAndDropped() throws Exception {
        try (Logged log = new Logged();
                Deployment shop = Deployment.of(Forgetful.class)) {
            shop.publish(new UserCreated("ada"));

            assertThat(log.line("URUTU01035"))
                    .startsWith("WARNING URUTU01035 handler drops, message ")
                    .endsWith(": dropped, since this handler keeps no dead letters.");
        }
    }

    @MessageBusController
    public static class Sharing {
        @Inject
        Seen seen;

        @MessageHandler(name = "one")
        void one(UserCreated event) {
            seen.things.add(event);
        }

        @MessageHandler(value = "user.gone", name = "two", kind = MessageKind.EVENT)
        void two(User event) {
            seen.things.add(event);
        }
    }

    @Test
    void handlersOfOneQueueAreToldApartByTopic() throws Exception {
        try (Deployment shop = Deployment.with("urutu.messaging.handlers.one.attributes.queue.name", "people")
                .with("urutu.messaging.handlers.two.attributes.queue.name", "people")
                .of(Sharing.class, Seen.class)) {
            var things = shop.get(Seen.class).things;

            shop.publish(new UserCreated("ada"));
            assertThat(next(things)).isEqualTo(new UserCreated("ada"));
            shop.publish(new User("bob"), PublishOptions.of().topic("user.gone")); // W5.10
            assertThat(next(things)).isEqualTo(new User("bob"));
        }
    }
}
