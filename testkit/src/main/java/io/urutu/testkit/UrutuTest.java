package io.urutu.testkit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * Runs each test method beside an application of its own: the listed beans in a CDI container of this JVM, with the real
 * extension, the broker inside the process, and a clock that moves when it is told. No server, no broker, no database.
 *
 * <pre>{@code
 * @UrutuTest(beans = {Billing.class, InMemoryOrders.class}, config = "billing.currency=EUR")
 * class BillingTest {
 *     @Inject Harness harness;
 *     @Inject VirtualClock clock;
 *
 *     @Test
 *     void triesAgainAfterAMinute() {
 *         harness.publish(new BillOrder("o-1"));
 *         clock.advance(Duration.ofMinutes(1));
 *         assertThat(harness.handled(BillOrder.class)).extracting(Handled::attempt).containsExactly(2);
 *     }
 * }
 * }</pre>
 *
 * <p><b>What is needed.</b> On the test class path: the application's own {@code urutu-extension}, a CDI container for
 * Java SE, an implementation of MicroProfile Config and one of JSON-B (docs/testing.md has the snippet). Where Narayana is
 * there, too, executions run in JTA transactions and {@code @Transactional} holds; without it nothing is ever rolled
 * back. Where a provider of Jakarta Validation is there, payloads are validated.
 *
 * <p><b>What is injected.</b> {@code @Inject} fields of the test class and of the classes it is nested in get beans as
 * any bean does; methods may take a {@link Harness} and a {@link VirtualClock} as parameters. Beans that inject a
 * {@link java.time.Clock}, or a {@code Validator}, which nobody produces get the test's.
 *
 * <p><b>Life.</b> All of it starts before the first {@code @BeforeEach} of each test method and ends after its last
 * {@code @AfterEach}; intake is open. A wrong declaration fails the test with the text it would fail a deployment with.
 *
 * <p><b>Threading.</b> Handlers run on worker threads, as on a server. Tests with this annotation run one at a time.
 */
@Documented
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(UrutuTestExtension.class)
@ResourceLock("io.urutu.testkit.application")
public @interface UrutuTest {
    /**
     * The classes of the application under test: handlers, what they inject, fakes in place of what they must not reach,
     * {@code @Settings} records. Nothing else is looked for.
     */
    Class<?>[] beans() default {};

    /**
     * Settings as {@code key=value}. They hold over those of the application, which are read where they always are; the
     * broker's address and the roles of the process are the test's own unless they are set here.
     */
    String[] config() default {};
}
