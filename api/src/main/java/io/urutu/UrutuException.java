package io.urutu;

/**
 * The root of every exception Urutu raises on its own account. Exceptions of the application pass through unwrapped.
 *
 * <p>Messages follow one form: id, what is wrong, where, and what would be right.
 */
public class UrutuException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UrutuException(String message) {
        super(message);
    }

    public UrutuException(String message, Throwable cause) {
        super(message, cause);
    }
}
