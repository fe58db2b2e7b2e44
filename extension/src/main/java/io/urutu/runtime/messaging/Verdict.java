package io.urutu.runtime.messaging;

import java.util.Optional;

/** What a handler decided of its message by a verb. */
record Verdict(Kind kind, String reason, Optional<Throwable> cause) {
    /** The verbs. */
    enum Kind {
        ACKNOWLEDGED,
        GIVEN_BACK,
        REJECTED,
        /** As if the handler had thrown the cause. */
        FAILED
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

    static Verdict failed(Throwable cause) {
        return new Verdict(Kind.FAILED, "", Optional.of(cause));
    }

    /** Whether the execution's work must not hold. */
    boolean undoes() {
        return kind != Kind.ACKNOWLEDGED;
    }
}
