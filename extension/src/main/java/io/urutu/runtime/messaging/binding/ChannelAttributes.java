package io.urutu.runtime.messaging.binding;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A handler's channel, as its attributes shape it.
 *
 * @param queueName empty for a queue of the handler's own
 * @param routingKeys the topics bound, in place of the handler's; empty for the handler's
 * @param prefetch how many unsettled messages its consumer holds
 * @param autoBindDlq whether the queue has a dead letter queue
 * @param arguments the queue's {@code x-} arguments
 * @param others what is the connector's alone to understand
 */
record ChannelAttributes(
        Optional<String> queueName,
        Set<String> routingKeys,
        Optional<Integer> prefetch,
        boolean autoBindDlq,
        Map<String, Object> arguments,
        Map<String, String> others) {
    static final ChannelAttributes NONE =
            new ChannelAttributes(Optional.empty(), Set.of(), Optional.empty(), true, Map.of(), Map.of());

    ChannelAttributes {
        routingKeys = Set.copyOf(routingKeys);
        arguments = Map.copyOf(arguments);
        others = Map.copyOf(others);
    }
}
