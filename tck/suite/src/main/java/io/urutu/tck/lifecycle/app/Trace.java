package io.urutu.tck.lifecycle.app;

/** Exactly one for each class loader that loaded it. */
public final class Trace {
    private static final Trace ONE = new Trace();

    private Trace() {}

    /** The one. */
    public static Trace one() {
        return ONE;
    }
}
