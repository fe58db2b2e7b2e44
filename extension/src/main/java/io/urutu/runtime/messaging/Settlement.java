package io.urutu.runtime.messaging;

import io.urutu.messaging.spi.IncomingMessage;
import io.urutu.messaging.spi.Outcome;
import io.urutu.runtime.context.Completion;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Decides what becomes of a delivery, from the verb its handler used and from how its execution ended.
 *
 * <p><b>Threading.</b> Safe for concurrent use.
 */
final class Settlement {
    private final FailureHeaders headers;
    private final BooleanSupplier draining;

    /** @param draining whether the process is stopping: what fails then is tried again elsewhere */
    Settlement(FailureHeaders headers, BooleanSupplier draining) {
        this.headers = headers;
        this.draining = draining;
    }

    /** For a delivery whose handler ran. The latched verb decides; else whether its work holds. */
    Outcome decide(Handling handling, Delivery delivery, Completion completion) {
        @Nullable Verdict verdict = delivery.verdict().orElse(null);
        if (verdict == null) {
            return completion.committed() ? done(handling, completion) : failed(handling, completion);
        }
        return switch (verdict.kind()) {
            case ACKNOWLEDGED -> acknowledged(handling, completion);
            case GIVEN_BACK -> new Outcome.Requeued();
            case REJECTED -> rejected(handling, verdict.reason());
        };
    }

    /** For a delivery no handler saw: too large, undecodable, invalid. The text may quote the body, so no log has it. */
    Outcome unhandled(Handling handling, String kind, String text) {
        MessagingMessages.unhandled(handling, kind);
        return buried(handling, () -> headers.of(handling.message(), kind, text));
    }

    /** For an ordered handler's delivery that cannot be held for another attempt. */
    Outcome heldTooLong(Handler handler, IncomingMessage message, String why) {
        Handling handling = Handling.of(handler, message, message.id().orElse("none"));
        MessagingMessages.heldTooLong(handling, why);
        return buried(handling, () -> headers.of(message, "held-too-long", why));
    }

    /** For a delivery under a topic none of the queue's handlers takes. */
    Outcome strayed(IncomingMessage message) {
        MessagingMessages.strayed(message);
        return new Outcome.DeadLettered(headers.of(
                message, "no-handler", "no handler of queue " + message.queue() + " takes topic " + message.topic()));
    }

    private Outcome done(Handling handling, Completion completion) {
        completion
                .failure()
                .map(Causes::unwrapped)
                .ifPresent(kept -> MessagingMessages.committedAlthough(handling, kept));
        return new Outcome.Acknowledged();
    }

    private Outcome acknowledged(Handling handling, Completion completion) {
        if (!completion.committed()) {
            MessagingMessages.failedAfterAck(handling, failureOf(completion));
        }
        return new Outcome.Acknowledged();
    }

    private Outcome rejected(Handling handling, String reason) {
        MessagingMessages.rejected(handling);
        return buried(handling, () -> headers.of(handling.message(), "rejected", reason));
    }

    private Outcome failed(Handling handling, Completion completion) {
        Throwable failure = failureOf(completion);
        if (draining.getAsBoolean()) {
            MessagingMessages.failedWhileStopping(handling, failure);
            return new Outcome.Requeued();
        }
        MessagingMessages.failed(handling, failure);
        return buried(handling, () -> headers.of(handling.message(), failure));
    }

    private Outcome buried(Handling handling, Supplier<Map<String, Object>> cause) {
        if (handling.handler().deadLetter()) {
            return new Outcome.DeadLettered(cause.get());
        }
        MessagingMessages.dropped(handling);
        return new Outcome.Acknowledged();
    }

    private static Throwable failureOf(Completion completion) {
        return completion
                .failure()
                .map(Causes::unwrapped)
                .orElseGet(() -> new IllegalStateException("the transaction was rolled back without an exception"));
    }
}
