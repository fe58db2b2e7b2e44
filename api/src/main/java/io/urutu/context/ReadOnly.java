package io.urutu.context;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The method keeps nothing: its transaction is rolled back however it ends. On a resource or handler method this is
 * the transaction of the execution, elsewhere one of its own.
 *
 * <p><b>Failure.</b> Publishing inside is an {@link IllegalStateException}, since it could never leave.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface ReadOnly {}
