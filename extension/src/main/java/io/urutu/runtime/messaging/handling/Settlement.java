package io.urutu.runtime.messaging.handling;

import io.urutu.messaging.AckPolicy;
import io.urutu.messaging.spi.IncomingMessage;
import io.urutu.messaging.spi.Outcome;
import io.urutu.runtime.context.Completion;
import io.urutu.runtime.messaging.binding.Handler;
import io.urutu.runtime.messaging.binding.RetryRule;
import io.urutu.runtime.messaging.delivery.Causes;
import io.urutu.runtime.messaging.delivery.Delivery;
import io.urutu.runtime.messaging.delivery.FailureHeaders;
import io.urutu.runtime.messaging.delivery.Verdict;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

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

    /** What failed by itself, as far as anybody is to be told: verbs are no failures, and a kept failure undid nothing. */
    static Optional<Throwable> failureOf(Verdict verdict, Completion completion) {
        if (verdict.cause().isPresent()) {
            return verdict.cause(); // told in place of being thrown
        }
        if (completion.committed() || verdict.undoes()) {
            return Optional.empty();
        }
        return Optional.of(completion
                .failure()
                .map(Causes::unwrapped)
                .orElseGet(() -> new IllegalStateException("the transaction was rolled back without an exception")));
    }

    /** For a delivery whose handler ran. The latched verb decides; else whether its work holds. */
    Outcome decide(Handling handling, Verdict verdict, Completion completion) {
        Optional<Throwable> failure = failureOf(verdict, completion);
        return switch (verdict.kind()) {
            case NONE -> failure.isEmpty() ? done(handling, completion) : failed(handling, failure.get());
            case ACKNOWLEDGED -> acknowledged(handling, failure);
            case GIVEN_BACK -> new Outcome.Requeued();
            case REJECTED -> rejected(handling, verdict.reason());
            case RETRIED -> retried(handling, verdict.delay());
            case FAILED -> failed(handling, verdict.cause().orElseThrow());
        };
    }

    /** For a delivery no handler saw: too large, undecodable, invalid. The text may quote the body, so no log has it. */
    Outcome unhandled(Handling handling, String kind, String text) {
        if (draining.getAsBoolean()) {
            return new Outcome.Requeued(); // classes and codecs may be gone already
        }
        HandlingMessages.unhandled(handling, kind);
        return buried(handling, headers.of(handling.message(), kind, text), Duration.ZERO);
    }

    /** For an ordered handler's delivery that cannot be held for another attempt. */
    Outcome heldTooLong(Handler handler, IncomingMessage message, String why) {
        Handling handling = Handling.of(handler, message, message.id().orElse("none"));
        HandlingMessages.heldTooLong(handling, why);
        return buried(handling, headers.of(message, "held-too-long", why), Duration.ZERO);
    }

    /** For a delivery under a topic none of the queue's handlers takes. */
    Outcome strayed(IncomingMessage message) {
        HandlingMessages.strayed(message);
        return new Outcome.DeadLettered(headers.of(
                message, "no-handler", "no handler of queue " + message.queue() + " takes topic " + message.topic()));
    }

    private Outcome done(Handling handling, Completion completion) {
        completion
                .failure()
                .map(Causes::unwrapped)
                .ifPresent(kept -> HandlingMessages.committedAlthough(handling, kept));
        return new Outcome.Acknowledged();
    }

    private Outcome acknowledged(Handling handling, Optional<Throwable> failure) {
        if (handling.handler().settling().ackPolicy() == AckPolicy.ON_RECEIPT) {
            failure.ifPresent(fault -> HandlingMessages.failedAfterReceipt(handling, fault));
        } else {
            failure.ifPresent(fault -> HandlingMessages.failedAfterAck(handling, fault));
        }
        return new Outcome.Acknowledged();
    }

    private Outcome rejected(Handling handling, String reason) {
        HandlingMessages.rejected(handling);
        return buried(handling, headers.of(handling.message(), "rejected", reason), Duration.ZERO);
    }

    private Outcome retried(Handling handling, Optional<Duration> asked) {
        RetryRule rule = handling.handler().settling().retry();
        int attempt = Delivery.attempt(handling.message());
        Optional<Duration> pause = rule.afterRequest(attempt, asked);
        if (pause.isEmpty()) {
            HandlingMessages.retriesExhausted(handling, attempt);
            String text = "retry() at attempt " + attempt + " of " + rule.attemptsOnRequest();
            return buried(handling, headers.of(handling.message(), "retries-exhausted", text), rule.deadLetterDelay());
        }
        HandlingMessages.retryAsked(handling, attempt, pause.get());
        return new Outcome.Retried(pause.get(), asked.isPresent(), headers.ofRetry(handling.message(), "retry"));
    }

    private Outcome failed(Handling handling, Throwable failure) {
        if (draining.getAsBoolean()) {
            HandlingMessages.failedWhileStopping(handling, failure);
            return new Outcome.Requeued();
        }
        RetryRule rule = handling.handler().settling().retry();
        int attempt = Delivery.attempt(handling.message());
        Optional<Duration> pause = rule.afterFailure(attempt, failure);
        if (pause.isPresent()) {
            HandlingMessages.retried(handling, attempt, rule.settings().maxAttempts(), pause.get(), failure);
            String kind = failure.getClass().getName();
            return new Outcome.Retried(pause.get(), false, headers.ofRetry(handling.message(), kind));
        }
        HandlingMessages.failed(handling, failure);
        return buried(handling, headers.of(handling.message(), failure), rule.deadLetterDelay());
    }

    private Outcome buried(Handling handling, Map<String, Object> cause, Duration delay) {
        if (handling.handler().deadLetter()) {
            return new Outcome.DeadLettered(cause, delay);
        }
        HandlingMessages.dropped(handling);
        return new Outcome.Acknowledged();
    }
}
