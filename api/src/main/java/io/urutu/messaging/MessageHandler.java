package io.urutu.messaging;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Handles the messages of one topic, through a queue of its own that competing replicas share.
 *
 * <pre>{@code
 * @MessageHandler
 * void on(UserCreated event) { … }
 *
 * @MessageHandler(value = "user.created", name = "welcome-mail", timeout = "30s")
 * CompletionStage<?> welcome(MessageOf<UserCreated> message) { … }
 * }</pre>
 *
 * <p>The method takes the payload, {@link MessageOf} of it, or Reactive Messaging's {@code Message}. What it returns is the reply to a
 * {@linkplain MessagePublisher#request request} and otherwise ignored; a {@code CompletionStage} is awaited, and its
 * value is what counts. It is not private, static or final. It is called through its bean, so interceptors apply.
 *
 * <p><b>Transactions.</b> Runs in a transaction of its own (none with {@link io.urutu.context.NoTransaction}). The
 * message is acknowledged after the commit and after what it published is confirmed. Any exception rolls back; the
 * message is tried again as {@link #retry} says, and then dead-lettered with its cause.
 *
 * <p>Every member can be set by {@code urutu.messaging.handlers.<name>.<member in kebab case>}, which then holds.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface MessageHandler {
    /** The topic, when the payload type has none or another is meant. */
    String value() default "";

    /** Event or task, for a topic given here; by default what the payload type says, and else {@link MessageKind#EVENT}. */
    MessageKind[] kind() default {};

    /**
     * The stable name of queue, configuration and logs: {@code [a-z0-9-]+}. By default class and method in kebab case,
     * so that renaming either renames the queue; set it before you go live.
     */
    String name() default "";

    /** How long a call may take ({@code 30s}, {@code PT5M}); then it is interrupted and rolled back, and has failed. Default 10 minutes. */
    String timeout() default "";

    /** The largest body in bytes; a larger one is dead-lettered unread. Default {@code urutu.messaging.max-bytes}. */
    long maxBytes() default -1;

    /** When the message is acknowledged. Default {@code urutu.messaging.ack-policy}, and else {@link AckPolicy#AFTER_COMMIT}. */
    AckPolicy[] ackPolicy() default {};

    /** How often a failed message is tried again, and when. By default not at all. */
    RetryPolicy retry() default @RetryPolicy;

    /** Whether a failed message is kept in the dead letter queue; otherwise it is logged and dropped. */
    boolean deadLetter() default true;

    /**
     * A method of the same bean with the parameters {@code (Throwable, MessageOf<?>)}, called after each failed attempt:
     * an exception, a timeout, a {@link AckPolicy#MANUAL} handler without a verb. It runs after the rollback, on the
     * same worker, in an execution and a transaction of its own under the handler's timeout. It changes no outcome: what
     * it throws is logged, and verbs throw {@link IllegalStateException}. Not called for verbs, nor for messages that
     * never reached the handler.
     *
     * <pre>{@code void failed(Throwable why, MessageOf<?> message) { … }}</pre>
     */
    String exceptionHandler() default "";
}
