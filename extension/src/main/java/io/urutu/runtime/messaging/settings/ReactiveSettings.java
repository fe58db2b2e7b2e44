package io.urutu.runtime.messaging.settings;

import io.urutu.config.Setting;
import java.util.Map;

/**
 * {@code mp.messaging.*}: what an application says of its channels in Reactive Messaging's own words. Read, never
 * published: an implementation the server has would take it for its own.
 */
public record ReactiveSettings(
        @Setting(doc = "Attributes of the channels that come in, as <channel>.<attribute>.")
                Map<String, String> incoming,
        @Setting(doc = "Attributes of the channels that go out, as <channel>.<attribute>.")
                Map<String, String> outgoing,
        @Setting(doc = "Attributes of all channels of a connector.") Map<String, String> connector) {
    public static final String PREFIX = "mp.messaging";
    public static final ReactiveSettings NONE = new ReactiveSettings(Map.of(), Map.of(), Map.of());

    public ReactiveSettings {
        incoming = Map.copyOf(incoming);
        outgoing = Map.copyOf(outgoing);
        connector = Map.copyOf(connector);
    }
}
