package io.urutu.messaging;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * How often, and after which pauses, a handler gets a message again that it failed on.
 *
 * <pre>{@code
 * @MessageHandler(retry = @RetryPolicy(maxAttempts = 5, delay = "2s", abortOn = UnknownCustomer.class))
 * void bill(BillOrder order) { … }
 * }</pre>
 *
 * <p>The pause after attempt n is {@code delay * multiplier^(n-1)}, at most {@code maxDelay}, and by {@code jitter}
 * shorter or longer, still at most {@code maxDelay}. The message waits at the broker, safe from a restart, and holds no
 * worker; RabbitMQ keeps ten lengths of pause per decade, and a pause between two of them becomes the longer one. Only
 * the handler that failed gets the message again. When no attempt is left it goes to the dead letter queue.
 *
 * <p>{@link MessageOf#retry()} and {@link MessageOf#retryLater} use up the same attempts, and so do deliveries that
 * ended with the death of a process. Where no attempts are named, a failure is final at once and {@code retry()} has
 * five.
 *
 * <p>Undecodable, invalid and oversized messages are never retried.
 *
 * <p>Every member can be set for all handlers by {@code urutu.messaging.retry.<member in kebab case>}, which holds where
 * the annotation keeps the default, and for one by {@code urutu.messaging.handlers.<name>.retry.<member>}, which holds
 * in any case.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({})
public @interface RetryPolicy {
    /** How often the handler is called at most, the first call among them. */
    int maxAttempts() default 1;

    /** The pause after the first attempt ({@code 5s}, {@code PT1M}). */
    String delay() default "5s";

    /** How many times longer each pause is than the one before, at least 1. */
    double multiplier() default 3;

    /** The longest pause. */
    String maxDelay() default "60s";

    /** By which part of itself a pause may be shorter or longer, from 0 to 1. */
    double jitter() default 0.2;

    /**
     * What is retried: failures that are one of these, or were caused by one. Empty: all. Known before retrying is
     * considered: wrappers of containers and futures are taken off first.
     */
    Class<? extends Throwable>[] on() default {};

    /** What is not: failures that are one of these, or were caused by one. Counts more than {@link #on}. */
    Class<? extends Throwable>[] abortOn() default {};

    /**
     * How long a message waits, at the broker, before it reaches the dead letter queue ({@code 30s}, at most an hour);
     * empty: not at all. Holds for failures and exhausted retries, not for {@link MessageOf#reject}.
     */
    String deadLetterDelay() default "";
}
