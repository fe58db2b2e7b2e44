package io.urutu.runtime.messaging.delivery;

import java.time.Duration;
import java.util.Optional;

/**
 * What a handler decided of its message by a verb.
 *
 * @param reason of a rejection
 * @param delay that a retry is to have, where the handler named one
 * @param cause of a failure that was told and not thrown
 */
public record Verdict(Kind kind, String reason, Optional<Duration> delay, Optional<Throwable> cause) {
    /** The verbs, and their absence. */
    public enum Kind {
        /** The handler ended without one; nothing more is accepted. */
        NONE,
        ACKNOWLEDGED,
        GIVEN_BACK,
        REJECTED,
        RETRIED,
        /** As if the handler had thrown the cause. */
        FAILED
    }

    static Verdict none() {
        return of(Kind.NONE);
    }

    static Verdict acknowledged() {
        return of(Kind.ACKNOWLEDGED);
    }

    static Verdict givenBack() {
        return of(Kind.GIVEN_BACK);
    }

    static Verdict rejected(String reason) {
        return new Verdict(Kind.REJECTED, reason, Optional.empty(), Optional.empty());
    }

    static Verdict retried(Optional<Duration> delay) {
        return new Verdict(Kind.RETRIED, "", delay, Optional.empty());
    }

    static Verdict failed(Throwable cause) {
        return new Verdict(Kind.FAILED, "", Optional.empty(), Optional.of(cause));
    }

    /** Whether the execution's work must not hold. */
    public boolean undoes() {
        return kind != Kind.ACKNOWLEDGED && kind != Kind.NONE;
    }

    private static Verdict of(Kind kind) {
        return new Verdict(kind, "", Optional.empty(), Optional.empty());
    }
}
