package io.urutu.runtime.messaging.binding;

import io.urutu.runtime.messaging.payload.Codecs;
import io.urutu.runtime.messaging.settings.MessagingSettings;
import java.util.List;

/** What is fixed before the application runs. */
public record MessagingPlan(MessagingSettings settings, List<Handler> handlers, Channels channels, Codecs codecs) {
    /** Those that consume from this connection. */
    public List<Handler> handlersOf(String connection) {
        return handlers.stream()
                .filter(handler -> handler.connection().equals(connection))
                .toList();
    }
}
