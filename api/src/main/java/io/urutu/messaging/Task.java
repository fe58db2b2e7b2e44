package io.urutu.messaging;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The payload type of a task. Published as mandatory: a task that no queue takes is reported, never dropped in silence.
 *
 * <pre>{@code
 * @Task("email.send")
 * public record SendEmail(String to, String template) {}
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Task {
    /** The topic: words of letters, digits, {@code _} and {@code -}, joined by dots; matched exactly. */
    String value();

    /**
     * The broker it is published to and consumed from: the {@code <connection>} of {@code urutu.broker.<connection>.*}.
     * Empty for {@code urutu.broker.url}. A name that is not configured is a deployment problem where the task is
     * handled, and an {@link IllegalArgumentException} where it is published.
     */
    String connection() default "";

    /** The version of the payload's shape, told to handlers by {@link MessageOf#version()}. At least 1. */
    int version() default 1;
}
