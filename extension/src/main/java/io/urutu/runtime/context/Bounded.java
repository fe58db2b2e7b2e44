package io.urutu.runtime.context;

import jakarta.enterprise.util.AnnotationLiteral;
import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.Annotation;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The binding behind {@code @NewTransaction}, {@code @NoTransaction} and {@code @ReadOnly}, put on at discovery. Those
 * three are no bindings themselves: on Open Liberty a binding written on one method of a resource class with an
 * injected member hides its other methods from every binding an extension adds.
 */
@InterceptorBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@interface Bounded {
    /** Which of the three. */
    Class<? extends Annotation> value();

    /** {@link Bounded} as an instance. */
    @SuppressWarnings("ClassExplicitlyAnnotation")
    final class Literal extends AnnotationLiteral<Bounded> implements Bounded {
        private static final long serialVersionUID = 1L;
        private final Class<? extends Annotation> value;

        Literal(Class<? extends Annotation> value) {
            this.value = value;
        }

        @Override
        public Class<? extends Annotation> value() {
            return value;
        }
    }
}
