package io.urutu.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.urutu.messaging.MessageBusController;
import io.urutu.messaging.MessageHandler;
import io.urutu.messaging.MessageOf;
import io.urutu.messaging.RetryPolicy;
import io.urutu.messaging.Task;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.Test;

@UrutuTest(beans = RetryOnVirtualClockTest.Oven.class, config = "urutu.application.name=inn")
class RetryOnVirtualClockTest {
    @Task("oven.bake")
    public record Bake(String what, int failures) {}

    @MessageBusController
    public static class Oven {
        @MessageHandler(name = "bake", retry = @RetryPolicy(maxAttempts = 3, delay = "5s", multiplier = 3, jitter = 0))
        void bake(MessageOf<Bake> order) {
            if (order.attempt() <= order.payload().failures()) {
                throw new IllegalStateException("burnt " + order.attempt());
            }
        }
    }

    @Inject
    Harness harness;

    @Inject
    VirtualClock clock;

    @Test
    void aRetryComesWhenItsTimeHasComeAndNotBefore() {
        harness.publish(new Bake("bread", 1));

        clock.advance(Duration.ofMillis(4_999));
        assertThat(harness.handled(Bake.class)).isEmpty();

        clock.advance(Duration.ofMillis(1));
        assertThat(harness.handled(Bake.class)).extracting(Handled::attempt).containsExactly(2);
        assertThat(harness.published(Bake.class)).hasSize(1);
    }

    @Test
    void anExhaustedBudgetIsDeadLetteredWithItsAttempts() {
        harness.publish(new Bake("cake", 9));

        clock.advance(Duration.ofSeconds(5));
        clock.advance(Duration.ofSeconds(15));

        assertThat(harness.handled(Bake.class)).isEmpty();
        assertThat(harness.deadLettered(Bake.class))
                .extracting(DeadLettered::attempts, DeadLettered::reason, DeadLettered::topic)
                .containsExactly(tuple(3, "burnt 3", "oven.bake"));
    }
}
