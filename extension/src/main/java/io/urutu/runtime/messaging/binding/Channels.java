package io.urutu.runtime.messaging.binding;

import io.urutu.messaging.PublishOptions;
import java.util.Map;

/**
 * The channels this application publishes to, as configuration shapes them; fixed at <em>bind</em>.
 *
 * @param outgoing how to publish, by the channel's name
 */
public record Channels(Map<String, PublishOptions> outgoing) {
    public Channels {
        outgoing = Map.copyOf(outgoing);
    }

    public boolean isEmpty() {
        return outgoing.isEmpty();
    }

    public PublishOptions options(String channel) {
        PublishOptions known = outgoing.get(channel);
        if (known == null) {
            throw new IllegalArgumentException("no channel " + channel);
        }
        return known;
    }
}
