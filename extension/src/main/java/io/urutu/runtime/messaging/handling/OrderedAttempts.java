package io.urutu.runtime.messaging.handling;

import io.urutu.messaging.spi.IncomingMessage;
import io.urutu.messaging.spi.Outcome;
import io.urutu.runtime.messaging.binding.Handler;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * What becomes of an ordered handler's delivery: what others send back to the queue is tried again here, so that nothing
 * of its key overtakes it.
 *
 * <p>It is unsettled meanwhile, and a broker ends the channel of who holds a message too long (RabbitMQ: after 30
 * minutes). So the attempts end where the next one would begin more than {@link #LONGEST} after the delivery came.
 */
final class OrderedAttempts {
    /** What comes next. */
    sealed interface Next permits Again, Over {}

    /** @param message as the next attempt sees it */
    record Again(IncomingMessage message, long nanos) implements Next {}

    record Over(Outcome outcome) implements Next {}

    /** Two thirds of RabbitMQ's default consumer timeout: the rest is for the attempt itself. */
    static final Duration LONGEST = Duration.ofMinutes(20);
    /** RabbitMQ 4's delivery limit, which counts what is given back to a queue. */
    private static final int MOST_GIVEN_BACK = 20;

    private final Handler handler;
    private final Settlement settlement;
    private final Timer timer;

    OrderedAttempts(Handler handler, Settlement settlement, Timer timer) {
        this.handler = handler;
        this.settlement = settlement;
        this.timer = timer;
    }

    Next after(Inbound in, Outcome outcome) {
        if (outcome instanceof Outcome.Requeued) {
            return givenBack(in);
        }
        return outcome instanceof Outcome.Retried retried
                ? again(in, retried(in.message(), retried), retried.delay())
                : new Over(outcome);
    }

    private Next givenBack(Inbound in) {
        IncomingMessage message = in.message();
        if (message.deliveries() >= MOST_GIVEN_BACK) {
            return new Over(settlement.heldTooLong(handler, message, "given back " + MOST_GIVEN_BACK + " times"));
        }
        return again(in, redelivered(message), Duration.ZERO);
    }

    private Next again(Inbound in, IncomingMessage next, Duration delay) {
        long held = timer.nanos() - in.receivedAt() + delay.toNanos();
        if (held > LONGEST.toNanos()) {
            return new Over(settlement.heldTooLong(
                    handler, in.message(), "the next attempt would begin " + LONGEST + " after it came, or later"));
        }
        return new Again(next, delay.toNanos());
    }

    /** As the copy would be that others send by way of the broker: it counts the attempts made so far. */
    private static IncomingMessage retried(IncomingMessage message, Outcome.Retried retried) {
        Map<String, Object> headers = new HashMap<>(message.headers());
        headers.putAll(retried.headers());
        return copy(message, headers, false, 0);
    }

    private static IncomingMessage redelivered(IncomingMessage message) {
        return copy(message, message.headers(), true, message.deliveries() + 1);
    }

    private static IncomingMessage copy(
            IncomingMessage message, Map<String, Object> headers, boolean redelivered, int deliveries) {
        return new IncomingMessage(
                message.queue(),
                message.topic(),
                message.id(),
                message.contentType(),
                headers,
                message.body(),
                message.publishedAt(),
                redelivered,
                deliveries);
    }
}
