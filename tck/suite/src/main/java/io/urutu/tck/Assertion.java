package io.urutu.tck;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test of one promise.
 *
 * <pre>{@code
 * @Assertion(id = "EXEC-01", promise = "A response is sent only after the transaction has committed.")
 * default void commitsBeforeTheResponse() { … }
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@Test
@ExtendWith(BrokenPromise.class)
public @interface Assertion {
    /** Group and number; never used for another promise. */
    String id();

    /** One sentence a user can hold us to; printed when the assertion fails. */
    String promise();
}
