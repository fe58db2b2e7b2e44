package io.urutu.testkit.contract;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Which promises a test of the contract needs. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@interface Beyond {
    Promise[] value();
}
