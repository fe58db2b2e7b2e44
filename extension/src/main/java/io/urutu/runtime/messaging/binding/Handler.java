package io.urutu.runtime.messaging.binding;

import io.urutu.messaging.MessageKind;
import io.urutu.runtime.messaging.declaring.FlowRules;
import io.urutu.runtime.messaging.declaring.HandlerDeclaration;
import java.time.Duration;
import java.util.Set;

/**
 * A handler as it runs: its declaration, and what configuration made of it. Fixed at <em>bind</em>.
 *
 * @param connection the broker it consumes from; empty for the unnamed one
 * @param topics what its queue is bound to, patterns among them, at least one
 * @param deadLetter whether failed messages are kept
 */
public record Handler(
        HandlerDeclaration declaration,
        String connection,
        Set<String> topics,
        MessageKind kind,
        Duration timeout,
        long maxBytes,
        boolean deadLetter,
        FlowRules flow,
        Settling settling,
        ChannelAttributes channel) {
    public Handler {
        topics = Set.copyOf(topics);
    }

    public String name() {
        return declaration.name();
    }

    /** Its queue: its own, which carries the application's name, or the one it was given. */
    String queue(String application) {
        return channel.queueName().orElseGet(() -> application + "." + name());
    }
}
