package io.urutu.testkit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Lets test methods and {@code @BeforeAll}, {@code @BeforeEach} methods take {@link io.urutu.testkit.services.Containers}:
 * RabbitMQ, Redis and PostgreSQL, each started when it is first asked for, one of each for all tests of the JVM.
 *
 * <pre>{@code
 * @UrutuContainers
 * class OrdersIT {
 *     @Test
 *     void keepsOrders(Containers containers) throws Exception {
 *         factory.setUri(containers.rabbitmq().url());
 *     }
 * }
 * }</pre>
 *
 * <p><b>What is needed.</b> {@code org.testcontainers:testcontainers} on the test class path, and a Docker engine that
 * answers. Where the environment names a running service ({@code URUTU_TEST_RABBITMQ_URL} and its like), that one is
 * given. The project is built without a Docker engine: containers were not run with these versions.
 *
 * <p><b>Failure.</b> {@link IllegalStateException} that names both ways when neither leads to the service; nothing is
 * skipped.
 */
@Documented
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(UrutuContainersExtension.class)
public @interface UrutuContainers {}
