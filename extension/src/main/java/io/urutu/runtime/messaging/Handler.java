package io.urutu.runtime.messaging;

import io.urutu.messaging.MessageKind;
import java.time.Duration;
import java.util.Set;

/**
 * A handler as it runs: its declaration, and what configuration made of it. Fixed at <em>bind</em>.
 *
 * @param topics what its queue is bound to, patterns among them, at least one
 * @param deadLetter whether failed messages are kept
 */
record Handler(
        HandlerDeclaration declaration,
        Set<String> topics,
        MessageKind kind,
        Duration timeout,
        long maxBytes,
        boolean deadLetter,
        FlowRules flow,
        Settling settling,
        ChannelAttributes channel) {
    Handler {
        topics = Set.copyOf(topics);
    }

    String name() {
        return declaration.name();
    }

    /** The broker it consumes from; empty for the unnamed one. */
    String connection() {
        return declaration.connection();
    }

    /** Its queue: its own, which carries the application's name, or the one it was given. */
    String queue(String application) {
        return channel.queueName().orElseGet(() -> application + "." + name());
    }
}
