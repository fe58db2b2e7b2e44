package io.urutu.runtime.messaging.handling;

import static org.assertj.core.api.Assertions.assertThat;

import io.urutu.messaging.spi.IncomingMessage;
import io.urutu.messaging.spi.Outcome;
import io.urutu.runtime.messaging.binding.TopologyPlannerTest;
import io.urutu.runtime.messaging.delivery.FailureHeaders;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SettlementTest {
    private final Handling handling = Handling.of(
            TopologyPlannerTest.handler("paid", "order.paid", Map.of(), true),
            new IncomingMessage(
                    "shop.paid",
                    "order.paid",
                    Optional.empty(),
                    Optional.empty(),
                    Map.of(),
                    new byte[0],
                    Optional.empty(),
                    false,
                    0),
            "1");

    @Test
    void whatCannotBeReadIsDeadLettered() {
        assertThat(settlement(false).unhandled(handling, "undecodable", "no JSON"))
                .isInstanceOf(Outcome.DeadLettered.class);
    }

    @Test
    void whatCannotBeReadWhileTheProcessEndsGoesBack() {
        assertThat(settlement(true).unhandled(handling, "undecodable", "the codec's classes are gone"))
                .isEqualTo(new Outcome.Requeued());
    }

    private static Settlement settlement(boolean draining) {
        return new Settlement(new FailureHeaders("shop", Clock.systemUTC()), () -> draining);
    }
}
