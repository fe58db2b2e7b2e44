package io.urutu.runtime.messaging.declaring;

import io.urutu.kernel.Messages;

/** What is said of handlers as they are declared. */
final class DeclaringMessages {
    private static final Messages LOG = new Messages("messaging");

    private DeclaringMessages() {}

    static void faultTolerance(String where, String annotation) {
        LOG.warn(
                1031,
                where + ": " + annotation + " of MicroProfile Fault Tolerance on a handler repeats or cuts the call "
                        + "inside its transaction. Remove it; timeout and redelivery are the bus's.");
    }
}
