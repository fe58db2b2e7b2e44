package io.urutu.runtime.rest;

import jakarta.enterprise.util.AnnotationLiteral;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The interceptor binding the room puts on every resource method. Not for applications. */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface ResourceCall {
    /** The one value there is. */
    final class Literal extends AnnotationLiteral<ResourceCall> implements ResourceCall {}
}
