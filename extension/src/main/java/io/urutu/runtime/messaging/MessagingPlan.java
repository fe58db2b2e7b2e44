package io.urutu.runtime.messaging;

import java.util.List;

/** What is fixed before the application runs. */
record MessagingPlan(MessagingSettings settings, List<Handler> handlers, Channels channels, Codecs codecs) {
    /** Those that consume from this connection. */
    List<Handler> handlersOf(String connection) {
        return handlers.stream()
                .filter(handler -> handler.connection().equals(connection))
                .toList();
    }
}
