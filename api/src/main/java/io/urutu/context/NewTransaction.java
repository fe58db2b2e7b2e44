package io.urutu.context;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The method runs in a transaction of its own, as {@code @Transactional(REQUIRES_NEW)} does; what it publishes leaves
 * with its own commit. On a resource or handler method, which has a transaction of its own anyway, it changes nothing.
 *
 * <p><b>Failure.</b> Any exception and any {@code Error} rolls back, on every server (Payara alone commits a
 * {@code REQUIRES_NEW} that ends in an {@code Error}).
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface NewTransaction {}
