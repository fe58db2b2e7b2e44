package io.urutu.tck;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The assertions of this class are about messages through a real broker: they run with whatever connector
 * {@code urutu.tck.connector} names, but for those that its list declares not to be kept, which are reported as skipped
 * with the reason.
 */
@Documented
@Inherited
@Tag("broker")
@ExtendWith(NotOfThisConnector.class)
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface RealBroker {}
