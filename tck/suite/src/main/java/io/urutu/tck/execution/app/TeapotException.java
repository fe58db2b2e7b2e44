package io.urutu.tck.execution.app;

/** Has a mapper of its own. */
public class TeapotException extends RuntimeException {
    private static final long serialVersionUID = 1L;
}
