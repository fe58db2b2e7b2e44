package io.urutu.runtime.messaging;

import io.urutu.kernel.Messages;

/** What the messaging room as a whole says. */
final class MessagingMessages {
    private static final Messages LOG = new Messages("messaging");

    private MessagingMessages() {}

    static void bound(long events, long tasks, String broker) {
        LOG.info(
                1030,
                "bound: " + (events + tasks) + " handlers (" + events + " events, " + tasks + " tasks), broker "
                        + broker);
    }

    static void notOurs(String owner) {
        LOG.info(
                1220,
                "another implementation of Reactive Messaging is here (" + owner + "): @Incoming, @Outgoing and "
                        + "@Channel are left to it; @MessageHandler methods are Urutu's.");
    }
}
