package io.urutu.runtime.messaging;

import java.time.Duration;
import java.util.Optional;

/**
 * What a handler decided of its message by a verb.
 *
 * @param reason of a rejection
 * @param delay that a retry is to have, where the handler named one
 */
record Verdict(Kind kind, String reason, Optional<Duration> delay) {
    /** The verbs, and their absence. */
    enum Kind {
        /** The handler ended without one; nothing more is accepted. */
        NONE,
        ACKNOWLEDGED,
        GIVEN_BACK,
        REJECTED,
        RETRIED
    }

    static Verdict none() {
        return new Verdict(Kind.NONE, "", Optional.empty());
    }

    static Verdict acknowledged() {
        return new Verdict(Kind.ACKNOWLEDGED, "", Optional.empty());
    }

    static Verdict givenBack() {
        return new Verdict(Kind.GIVEN_BACK, "", Optional.empty());
    }

    static Verdict rejected(String reason) {
        return new Verdict(Kind.REJECTED, reason, Optional.empty());
    }

    static Verdict retried(Optional<Duration> delay) {
        return new Verdict(Kind.RETRIED, "", delay);
    }

    /** Whether the execution's work must not hold. */
    boolean undoes() {
        return kind == Kind.GIVEN_BACK || kind == Kind.REJECTED || kind == Kind.RETRIED;
    }
}
