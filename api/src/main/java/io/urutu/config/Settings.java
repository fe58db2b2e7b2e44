package io.urutu.config;

import jakarta.enterprise.inject.Stereotype;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A record whose components are configuration values. It is read once at deployment, validated with Jakarta Validation,
 * and injectable; every missing, malformed or invalid value of every such record is reported in one deployment error.
 *
 * <pre>{@code
 * @Settings("tasks")
 * public record TaskSettings(
 *         @Setting(fallback = "80") @Max(200) int maxTitle,   // tasks.max-title
 *         @Setting(fallback = "PT2S") Duration pace,          // tasks.pace, "2s" works too
 *         Optional<URI> webhook) {}                           // tasks.webhook
 * …
 * @Inject TaskSettings settings;
 * }</pre>
 *
 * <p>Types: whatever MicroProfile Config converts, {@code Duration} also as {@code 30s}, {@code 5m}, {@code 250ms};
 * {@code Optional<T>}, {@code List<T>}, {@code Set<T>}, enums, and nested records (whose components are keys below).
 */
@Documented
@Stereotype
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Settings {
    /** The prefix of the keys, without a dot at its end. */
    String value();
}
