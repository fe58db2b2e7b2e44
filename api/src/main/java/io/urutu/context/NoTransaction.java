package io.urutu.context;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The method runs without a transaction: on a resource or handler method none is begun, elsewhere a running one is
 * suspended, as {@code @Transactional(NOT_SUPPORTED)} does. What it publishes is released when the execution succeeds.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface NoTransaction {}
