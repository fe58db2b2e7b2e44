package io.urutu.runtime.messaging.binding;

import io.urutu.kernel.Problems;
import io.urutu.runtime.messaging.declaring.ReactiveProblems;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What is written below {@code mp.messaging.incoming} or {@code .outgoing}, by channel. A channel's name may hold dots,
 * with quotes around it or without: of the channels that are there the longest that fits is meant.
 *
 * <p><b>Threading.</b> Confined to the thread that deploys.
 */
final class WrittenChannels {
    private static final String CONNECTOR = "connector";

    /** An attribute's text, and the key it stands at. */
    record Attribute(String key, String text) {}

    private final Map<String, Map<String, Attribute>> channels = new HashMap<>();
    private final Set<String> unread = new TreeSet<>();

    /**
     * @param prefix {@code mp.messaging.incoming} or {@code mp.messaging.outgoing}
     * @param names of the channels that are there
     */
    WrittenChannels(String prefix, Map<String, String> written, Collection<String> names) {
        written.forEach((below, text) -> {
            Attribute attribute = new Attribute(prefix + "." + below, text);
            channel(below, names)
                    .ifPresentOrElse(
                            name -> channels.computeIfAbsent(name, none -> new TreeMap<>())
                                    .put(behind(below, name), attribute),
                            () -> unread.add(attribute.key()));
        });
    }

    /**
     * The attributes of the channel but its connector, which is checked.
     *
     * @param connectors those that may serve it; none where that is not known
     */
    Map<String, Attribute> of(String channel, Set<String> connectors, Problems problems) {
        Map<String, Attribute> attributes = new TreeMap<>(channels.getOrDefault(channel, Map.of()));
        Attribute asked = attributes.remove(CONNECTOR);
        if (asked != null
                && !connectors.isEmpty()
                && !connectors.contains(asked.text().trim())) {
            problems.add(ReactiveProblems.otherConnector(
                    asked.key(), asked.text().trim(), String.join(" or ", new TreeSet<>(connectors))));
        }
        return attributes;
    }

    void warnOfUnread(String why) {
        unread.forEach(key -> BindingMessages.unread(key, why));
    }

    private static Optional<String> channel(String below, Collection<String> names) {
        return names.stream()
                .filter(name -> !behind(below, name).isEmpty())
                .max(Comparator.comparingInt(String::length));
    }

    /** What is left behind the channel's name; empty when the key is another's. */
    private static String behind(String below, String channel) {
        String quoted = "\"" + channel + "\".";
        if (below.startsWith(quoted)) {
            return below.substring(quoted.length());
        }
        return below.startsWith(channel + ".") ? below.substring(channel.length() + 1) : "";
    }
}
