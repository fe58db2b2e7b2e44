package io.urutu.messaging;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Stereotype;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A class with {@link MessageHandler} methods. It is a bean by this annotation alone, application scoped unless it
 * names another scope, and may be a Jakarta REST resource too.
 *
 * <pre>{@code
 * @MessageBusController
 * public class Mails {
 *     @MessageHandler
 *     void send(SendEmail task) { … }
 * }
 * }</pre>
 */
@Documented
@Stereotype
@ApplicationScoped
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface MessageBusController {}
