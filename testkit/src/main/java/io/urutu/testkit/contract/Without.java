package io.urutu.testkit.contract;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On a class that runs a contract: what its broker does not promise. The tests of these are reported as skipped, with the
 * promise; all others have to pass.
 *
 * <pre>{@code
 * @Without({Promise.DELIVERY_LIMIT, Promise.EXPIRY})
 * class MyConnectorContractIT extends BrokerContract { … }
 * }</pre>
 */
@Documented
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Without {
    Promise[] value();
}
