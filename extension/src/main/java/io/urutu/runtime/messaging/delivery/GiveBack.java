package io.urutu.runtime.messaging.delivery;

/**
 * Ends a handler that gave its message back. An {@code Error}, so that no {@code catch (Exception)} swallows it; and
 * even where one does, the latched outcome decides.
 */
final class GiveBack extends Error {
    private static final long serialVersionUID = 1L;

    GiveBack(String message) {
        super(message, null, false, false);
    }
}
