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
}
