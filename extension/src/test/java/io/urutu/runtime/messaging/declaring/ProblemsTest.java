package io.urutu.runtime.messaging.declaring;

import static org.assertj.core.api.Assertions.assertThat;

import io.urutu.kernel.Problem;
import io.urutu.kernel.Problems;
import io.urutu.messaging.Event;
import io.urutu.messaging.MessageBusController;
import io.urutu.messaging.MessageHandler;
import io.urutu.messaging.MessageKind;
import io.urutu.messaging.MessageOf;
import io.urutu.messaging.Task;
import io.urutu.runtime.messaging.Deployment;
import io.urutu.runtime.messaging.Logged;
import io.urutu.shop.Greeter;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Typed;
import jakarta.enterprise.inject.spi.BeanManager;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;

/** Each wrong declaration is told once, in these words. */
class ProblemsTest {
    public record Plain(String text) {}

    @Event("user.created")
    public record UserCreated(String name) {}

    @Event("user.gone")
    public record UserGone(String name) {}

    @Task("mail.send")
    public record SendMail(String to) {}

    @Event("both")
    @Task("both")
    public record Both(String text) {}

    @MessageBusController
    public static class NoTopic {
        @MessageHandler
        void on(Plain plain) {}
    }

    @Test
    void noTopic() {
        assertThat(Deployment.problemsOf(NoTopic.class))
                .containsExactly("URUTU01001 NoTopic#on(Plain): no topic is known, since Plain is neither @Event nor "
                        + "@Task. Annotate Plain, or name the topic: @MessageHandler(\"…\") or "
                        + "urutu.messaging.handlers.no-topic-on.value.");
    }

    @MessageBusController
    public static class Parameters {
        @MessageHandler(name = "none")
        void none() {}

        @MessageHandler(name = "two")
        void two(UserCreated event, String more) {}
    }

    @Test
    void wrongParameterCount() {
        assertThat(Deployment.problemsOf(Parameters.class))
                .containsExactly(
                        "URUTU01002 Parameters#none(): a handler takes one parameter, and this one takes 0. Take the "
                                + "payload, or MessageOf of it; inject the rest into the bean.",
                        "URUTU01002 Parameters#two(UserCreated, String): a handler takes one parameter, and this one "
                                + "takes 2. Take the payload, or MessageOf of it; inject the rest into the bean.");
    }

    @MessageBusController
    public static class Unsupported {
        @MessageHandler(value = "a", name = "a")
        void number(int number) {}

        @MessageHandler(value = "b", name = "b")
        @SuppressWarnings("rawtypes")
        void raw(MessageOf message) {}

        @MessageHandler(value = "d", name = "d")
        void set(Set<MessageOf<UserCreated>> batch) {}

        @MessageHandler(value = "d", name = "d")
        void array(byte[] body) {}

        @MessageHandler(value = "e", name = "e")
        <T> void variable(T any) {}
    }

    @Test
    void unsupportedParameter() {
        assertThat(Deployment.problemsOf(Unsupported.class))
                .containsExactly(
                        "URUTU01003 Unsupported#array(byte[]): no message can be decoded to byte[]. Take a payload "
                                + "class or record, or MessageOf of it.",
                        "URUTU01003 Unsupported#number(int): no message can be decoded to int. Take a payload class or "
                                + "record, or MessageOf of it.",
                        "URUTU01003 Unsupported#raw(MessageOf): no message can be decoded to MessageOf. Take a payload "
                                + "class or record, or MessageOf of it.",
                        "URUTU01003 Unsupported#set(Set<MessageOf<UserCreated>>): no message can be decoded to "
                                + "Set<MessageOf<UserCreated>>. Take a payload class or record, or MessageOf of it.",
                        "URUTU01003 Unsupported#variable(T): no message can be decoded to T. Take a payload class or "
                                + "record, or MessageOf of it.");
    }

    @MessageBusController
    public static class Returning {
        @MessageHandler
        Future<String> on(UserCreated event) {
            return new FutureTask<>(event::name);
        }
    }

    @Test
    void wrongReturn() {
        assertThat(Deployment.problemsOf(Returning.class))
                .containsExactly(
                        "URUTU01004 Returning#on(UserCreated): a handler that returns Future<String> would go on after its message is settled. "
                                + "Return void, a value, or a CompletionStage, which is awaited.");
    }

    @Dependent
    public static class Uncallable {
        @MessageHandler(name = "private")
        private void hidden(UserCreated event) {}

        @MessageHandler(name = "static")
        static void shared(UserCreated event) {}

        @MessageHandler(name = "final")
        final void closed(UserCreated event) {}
    }

    @Test
    void uncallable() {
        assertThat(Deployment.problemsOf(Uncallable.class))
                .containsExactly(
                        "URUTU01005 Uncallable#closed(UserCreated): a handler is called through its bean, which a "
                                + "final method cannot be. Remove final.",
                        "URUTU01005 Uncallable#hidden(UserCreated): a handler is called through its bean, which a "
                                + "private method cannot be. Remove private.",
                        "URUTU01005 Uncallable#shared(UserCreated): a handler is called through its bean, which a "
                                + "static method cannot be. Remove static.");
    }

    @MessageBusController
    public static final class FinalClass {
        @MessageHandler
        void on(UserCreated event) {}
    }

    @MessageBusController
    public static class FinalMethod {
        @MessageHandler
        void on(UserCreated event) {}

        public final void helper() {}
    }

    @MessageBusController
    public static class NoConstructor {
        @jakarta.inject.Inject
        public NoConstructor(FinalMethod other) {}

        @MessageHandler
        void on(UserCreated event) {}
    }

    @Test
    void notProxyable() {
        assertThat(Deployment.problemsOf(FinalClass.class, FinalMethod.class, NoConstructor.class))
                .containsExactly(
                        "URUTU01007 FinalClass: CDI cannot make a proxy of this class: it is final. Change that, or "
                                + "make the bean @Dependent.",
                        "URUTU01007 FinalMethod: CDI cannot make a proxy of this class: its method helper is final. "
                                + "Change that, or make the bean @Dependent.",
                        "URUTU01007 NoConstructor: CDI cannot make a proxy of this class: it has no constructor "
                                + "without parameters that is not private. Change that, or make the bean @Dependent.");
    }

    @MessageBusController
    @Typed(Runnable.class)
    public static class Hidden implements Runnable {
        @MessageHandler
        void on(UserCreated event) {}

        @Override
        public void run() {}
    }

    @Test
    void hiddenClass() {
        assertThat(Deployment.problemsOf(Hidden.class))
                .containsExactly("URUTU01008 Hidden: its handlers cannot be called, since the bean does not show its "
                        + "class. Remove @Typed, or add @LocalBean to a session bean.");
    }

    public static class NeverABean {
        public NeverABean(String needed) {}

        @MessageHandler
        void on(UserCreated event) {}
    }

    @Test
    void noBean() {
        assertThat(Deployment.problemsOf(NeverABean.class))
                .containsExactly("URUTU01009 NeverABean: its @MessageHandler methods are never called, since the "
                        + "class is no bean. Annotate it @MessageBusController.");
    }

    @MessageBusController
    public static class Members {
        @MessageHandler(name = "Welcome Mail")
        void name(UserCreated event) {}

        @MessageHandler(value = "user.#", name = "topic")
        void topic(UserCreated event) {}

        @MessageHandler(name = "timeout", timeout = "soon")
        void timeout(UserCreated event) {}

        @MessageHandler(name = "zero", timeout = "0s")
        void zero(UserCreated event) {}

        @MessageHandler(name = "max-bytes", maxBytes = 0)
        void maxBytes(UserCreated event) {}

        @MessageHandler(
                name = "kinds",
                kind = {MessageKind.EVENT, MessageKind.TASK})
        void kinds(UserGone event) {}

        @MessageHandler(name = "both")
        void both(Both event) {}
    }

    @Test
    void wrongMembers() {
        assertThat(Deployment.problemsOf(Members.class))
                .containsExactly(
                        "URUTU01015 Members#both(Both): Both is both @Event and @Task. Remove one of the two.",
                        "URUTU01014 Members#kinds(UserGone): a topic is of one kind, and this handler names several. "
                                + "Keep one.",
                        "URUTU01013 Members#maxBytes(UserCreated): maxBytes is 0. Give a number above zero, or leave it "
                                + "out for the default.",
                        "URUTU01010 Members#name(UserCreated): \"Welcome Mail\" is no handler's name. Use lower-case "
                                + "letters, digits and single -, as in @MessageHandler(name = \"welcome-mail\").",
                        "URUTU01012 Members#timeout(UserCreated): timeout \"soon\" is no duration above zero. Write "
                                + "30s, 5m or PT1H, for example.",
                        "URUTU01011 Members#topic(UserCreated): \"user.#\" is no topic. Use words of letters, digits, "
                                + "_ and -, joined by dots: user.created.",
                        "URUTU01012 Members#zero(UserCreated): timeout \"0s\" is no duration above zero. Write 30s, 5m "
                                + "or PT1H, for example.");
    }

    @MessageBusController
    public static class OneMailer {
        @MessageHandler
        void send(SendMail task) {}
    }

    @MessageBusController
    public static class OtherMailer {
        @MessageHandler(value = "mail.send", kind = MessageKind.EVENT)
        void watch(SendMail task) {}
    }

    @Test
    void twoHandlersOfOneTask() {
        assertThat(Deployment.problemsOf(OneMailer.class, OtherMailer.class))
                .containsExactly("URUTU01016 OneMailer#send(SendMail) and OtherMailer#watch(SendMail): task mail.send "
                        + "has more than one handler in this application. Keep one, or make it an event.");
    }

    @MessageBusController
    public static class SameNames {
        @MessageHandler
        void on(UserCreated event) {}

        @MessageHandler
        void on(UserGone event) {}
    }

    @Test
    void twoHandlersOfOneName() {
        assertThat(Deployment.problemsOf(SameNames.class))
                .containsExactly("URUTU01017 SameNames#on(UserCreated) and SameNames#on(UserGone): more than one "
                        + "handler is named \"same-names-on\". Give each a name of its own: "
                        + "@MessageHandler(name = \"…\").");
    }

    @MessageBusController
    public static class OtherGreeter extends Greeter {}

    @Test
    void inheritedHandlerThatAProxyCannotReach() {
        assertThat(Deployment.problemsOf(OtherGreeter.class))
                .containsExactly(
                        "URUTU01027 OtherGreeter#greet(Greeting): a proxy cannot reach a package-private method "
                                + "that io.urutu.shop.Greeter declares in another package. Make it public or protected.");
    }

    @Test
    void unknownHandlerInConfiguration() {
        assertThat(Deployment.with("urutu.messaging.handlers.one-mailer-sent.timeout", "30s")
                        .problemsOf(OneMailer.class))
                .containsExactly("URUTU01018 urutu.messaging.handlers.one-mailer-sent: no handler is named "
                        + "\"one-mailer-sent\". The nearest known one is one-mailer-send.");
    }

    @Test
    void wrongAttributes() {
        String key = "urutu.messaging.handlers.one-mailer-send.attributes.";
        assertThat(Deployment.with(key + "routing-kees", "a")
                        .with(key + "max-outstanding-messages", "70000")
                        .with(key + "queue.name", "amq.mine")
                        .with(key + "auto-bind-dlq", "maybe")
                        .with(key + "routing-keys", "mail.*")
                        .with(key + "queue.x-dead-letter-exchange", "graveyard")
                        .problemsOf(OneMailer.class))
                .containsExactly(
                        "URUTU01020 " + key + "auto-bind-dlq: \"maybe\" is not true or false. Correct it.",
                        "URUTU01020 " + key + "max-outstanding-messages: \"70000\" is not a number from 1 to 65535. "
                                + "Correct it.",
                        "URUTU01020 " + key
                                + "queue.name: \"amq.mine\" is not a name of your own: amq. is the broker's. "
                                + "Correct it.",
                        "URUTU01021 " + key + "queue.x-dead-letter-exchange: the queue's dead letters are Urutu's. "
                                + "Remove it, or set " + key + "auto-bind-dlq = false and declare all of it yourself.",
                        "URUTU01019 " + key + "routing-kees: no such attribute. The nearest known one is routing-keys.",
                        "URUTU01020 " + key + "routing-keys: \"mail.*\" is not a topic such as user.created, matched "
                                + "exactly. Correct it.");
    }

    @Test
    void wrongSettings() {
        assertThat(Deployment.with("urutu.messaging.workers", "0").problemsOf(OneMailer.class))
                .containsExactly("URUTU00013 urutu.messaging: workers is 0, and must be from 1 to 10000. Change one of "
                        + "its values.");
        assertThat(Deployment.with("urutu.messaging.confirm-timeout", "0s").problemsOf(OneMailer.class))
                .containsExactly(
                        "URUTU00013 urutu.messaging: confirm-timeout is zero, and must be above. Change one of "
                                + "its values.");
        assertThat(Deployment.with("urutu.messaging.handlers.one-mailer-send.value", "mail send")
                        .problemsOf(OneMailer.class))
                .containsExactly(
                        "URUTU01011 urutu.messaging.handlers.one-mailer-send.value: \"mail send\" is no topic. "
                                + "Use words of letters, digits, _ and -, joined by dots: user.created.");
        assertThat(Deployment.with("urutu.messaging.handlers.one-mailer-send.timeout", "0s")
                        .problemsOf(OneMailer.class))
                .contains("URUTU00013 urutu.messaging.handlers.one-mailer-send: timeout is zero, and must be above. "
                        + "Change one of its values.");
        assertThat(Deployment.with("urutu.messaging.handlers.one-mailer-send.max-bytes", "0")
                        .problemsOf(OneMailer.class))
                .contains(
                        "URUTU00013 urutu.messaging.handlers.one-mailer-send: max-bytes is 0, and must be at least 1. "
                                + "Change one of its values.");
        assertThat(Deployment.with("urutu.messaging.prefech", "5").problemsOf(OneMailer.class))
                .containsExactly("URUTU00010 urutu.messaging.prefech: no such key. The nearest known one is "
                        + "urutu.messaging.prefetch. See docs/configuration.md.");
    }

    @MessageBusController
    public static class Sharing {
        @MessageHandler(name = "one")
        void one(UserCreated event) {}

        @MessageHandler(name = "two")
        void two(UserCreated event) {}
    }

    @Test
    void sharedQueueThatCannotBe() {
        assertThat(Deployment.with("urutu.messaging.handlers.one.attributes.queue.name", "people")
                        .with("urutu.messaging.handlers.two.attributes.queue.name", "people")
                        .with("urutu.messaging.handlers.two.attributes.queue.x-queue-type", "classic")
                        .problemsOf(Sharing.class))
                .containsExactly(
                        "URUTU01022 queue people: handlers one and two share it and take the same topic. Handlers of "
                                + "one queue are told apart by topic: give each its own, or its own queue.",
                        "URUTU01023 queue people: handlers one and two share it and describe it differently. Give them "
                                + "the same queue.x-… attributes, max-outstanding-messages, dead letter setting, pool "
                                + "and ordered.");
    }

    @Test
    void unknownCodec() {
        assertThat(Deployment.with("urutu.messaging.codec", "jsonp").problemsOf(OneMailer.class))
                .containsExactly("URUTU01024 urutu.messaging.codec: no codec is named \"jsonp\". Known are: jsonb.");
    }

    @MessageBusController
    public static class Overriding extends OneMailer {
        @Override
        void send(SendMail task) {}
    }

    @Test
    void overridingMethodWithoutTheAnnotationIsNoHandler() throws Exception {
        try (Deployment shop = Deployment.of(Overriding.class)) {
            assertThat(shop.get(io.urutu.messaging.BusStatus.class).consumers()).isEmpty();
        }
    }

    @MessageBusController
    public static class Retried {
        @MessageHandler
        @org.eclipse.microprofile.faulttolerance.Retry
        void on(UserCreated event) {}
    }

    @Test
    void faultToleranceOnAHandlerIsAWarning() throws Exception {
        try (Logged log = new Logged();
                Deployment shop = Deployment.of(Retried.class)) {
            assertThat(log.line("URUTU01031"))
                    .isEqualTo(
                            "WARNING URUTU01031 Retried#on(UserCreated): @Retry of MicroProfile Fault Tolerance on a "
                                    + "handler repeats or cuts the call inside its transaction. Remove it; timeout and "
                                    + "redelivery are the bus's.");
            assertThat(shop.get(io.urutu.messaging.BusStatus.class).consumers()).hasSize(1);
        }
    }

    @Test
    void handlerOfASessionBeanIsPublic() throws Exception {
        try (Deployment shop = Deployment.of(OneMailer.class)) {
            BeanManager beans = shop.get(BeanManager.class);
            Problems problems = new Problems();

            new HandlerParser(new StandardMethods(new Ownership(), problems), problems)
                    .parse(new HandlerBean(
                            beans.resolve(beans.getBeans(OneMailer.class)),
                            beans.createAnnotatedType(OneMailer.class),
                            true));

            assertThat(problems.sorted().stream().map(Problem::toString))
                    .containsExactly("URUTU01006 OneMailer#send(SendMail): a handler of a session bean is public. "
                            + "Make it public.");
        }
    }
}
