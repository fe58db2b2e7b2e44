package io.urutu.config;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What a component of a {@link Settings} record adds to its name and type. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Setting {
    /** Stands in a {@link #fallback} that is none, so that an empty text can be one. */
    String NONE = "\u0000";

    /** The key below the prefix; by default the component's name in kebab case. */
    String key() default "";

    /** The value used when no source has one. Without it the key is required, unless the type is optional or a collection. */
    String fallback() default NONE;

    /** One sentence for the reference page. */
    String doc() default "";

    /** Never shown in an error, a log or health data. */
    boolean secret() default false;
}
