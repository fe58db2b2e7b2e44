package io.urutu.runtime.messaging;

/** What a handler decided of its message by a verb. */
record Verdict(Kind kind, String reason) {
    /** The verbs. */
    enum Kind {
        ACKNOWLEDGED,
        GIVEN_BACK,
        REJECTED
    }

    static Verdict acknowledged() {
        return new Verdict(Kind.ACKNOWLEDGED, "");
    }

    static Verdict givenBack() {
        return new Verdict(Kind.GIVEN_BACK, "");
    }

    static Verdict rejected(String reason) {
        return new Verdict(Kind.REJECTED, reason);
    }

    /** Whether the execution's work must not hold. */
    boolean undoes() {
        return kind != Kind.ACKNOWLEDGED;
    }
}
