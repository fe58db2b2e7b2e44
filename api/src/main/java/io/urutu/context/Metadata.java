package io.urutu.context;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A key and value that interceptors and helpers can read while the method runs. A method's entry hides its class's of
 * the same key; an overriding method without entries keeps those of the method it overrides.
 *
 * <pre>{@code
 * @Metadata(key = "audit", value = "strict")
 * @POST public Task create(NewTask task) { … }
 * …
 * Hooks.metadata("audit").ifPresent(auditor::mode);
 * }</pre>
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@Repeatable(Metadata.List.class)
public @interface Metadata {
    String key();

    String value();

    /** The container of repeated entries. */
    @Documented
    @Inherited
    @Retention(RetentionPolicy.RUNTIME)
    @Target({ElementType.TYPE, ElementType.METHOD})
    @interface List {
        Metadata[] value();
    }
}
