package io.urutu.tck.execution.app;

/** Named by {@code dontRollbackOn}. */
public class KeptException extends RuntimeException {
    private static final long serialVersionUID = 1L;
}
