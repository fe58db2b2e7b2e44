package io.urutu.context;

import jakarta.enterprise.context.NormalScope;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * One instance per execution, destroyed when it ends. Works alike in requests, message handlers, scheduled actions and
 * socket events, where the request scope of the platform differs or is missing.
 *
 * <pre>{@code
 * @ExecutionScoped
 * public class Basket { … }
 * }</pre>
 *
 * <p><b>Failure.</b> {@link jakarta.enterprise.context.ContextNotActiveException} outside an execution.
 */
@Documented
@Inherited
@NormalScope
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD, ElementType.FIELD})
public @interface ExecutionScoped {}
