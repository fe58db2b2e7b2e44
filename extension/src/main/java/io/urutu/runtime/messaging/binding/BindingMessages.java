package io.urutu.runtime.messaging.binding;

import io.urutu.kernel.Messages;

/** What is said of handlers and channels as configuration makes them. */
final class BindingMessages {
    private static final Messages LOG = new Messages("messaging");

    private BindingMessages() {}

    static void duplicateTask(String topic, String places) {
        LOG.warn(
                1144,
                places + ": task " + topic
                        + " has more than one handler in this application, and each of them gets it, "
                        + "as urutu.messaging.duplicate-task = warn says.");
    }

    static void unread(String key, String why) {
        LOG.warn(1221, key + " is read by nobody: " + why + ". Remove it, or correct the channel's name.");
    }
}
