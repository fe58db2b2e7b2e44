package io.urutu.messaging;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The key of a message: what {@link MessageHandler#ordered()} keeps in order and
 * {@link MessageHandler#maxConcurrentPerKey()} bounds. One a payload type: on a record's component, on a field, or on a
 * method without parameters.
 *
 * <pre>{@code
 * @Event("account.moved")
 * public record AccountMoved(@MessageKey String account, BigDecimal amount) {}
 * }</pre>
 *
 * <p>The value's {@code toString()} travels in the header {@code urutu-key}; a message whose value is {@code null} has
 * no key. Where a foreign producer sends no such header, the handler's process reads the key from the decoded payload.
 *
 * <p><b>Failure.</b> More than one in a type of a handler is a deployment problem, in a type that is published an
 * {@link IllegalArgumentException} at the call.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD, ElementType.METHOD})
public @interface MessageKey {}
