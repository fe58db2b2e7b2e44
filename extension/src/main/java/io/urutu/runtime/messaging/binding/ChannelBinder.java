package io.urutu.runtime.messaging.binding;

import io.urutu.kernel.Nearest;
import io.urutu.kernel.Problems;
import io.urutu.messaging.PublishOptions;
import io.urutu.runtime.messaging.declaring.ReactiveProblems;
import io.urutu.runtime.messaging.payload.Topics;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Turns the channels that go out into what is published to them, by what configuration says. */
final class ChannelBinder {
    private static final String ROUTING_KEY = "default-routing-key";
    private static final String TTL = "default-ttl";
    private static final List<String> KNOWN = List.of("connector", ROUTING_KEY, TTL);
    private static final Pattern MILLISECONDS = Pattern.compile("[1-9]\\d{0,11}");

    private final WrittenChannels written;
    private final Set<String> connectors;
    private final Problems problems;

    /** @param connectors of the application's connections: which of them a message goes by its type says */
    ChannelBinder(WrittenChannels written, Set<String> connectors, Problems problems) {
        this.written = written;
        this.connectors = Set.copyOf(connectors);
        this.problems = problems;
    }

    Channels bind(Collection<String> names) {
        Map<String, PublishOptions> outgoing = new TreeMap<>();
        names.forEach(name -> outgoing.put(name, options(name)));
        return new Channels(outgoing);
    }

    private PublishOptions options(String channel) {
        Map<String, WrittenChannels.Attribute> attributes = written.of(channel, connectors, problems);
        PublishOptions options = PublishOptions.of().topic(channel);
        if (!attributes.containsKey(ROUTING_KEY)) {
            require(Topics.isValid(channel), "@Outgoing or @Channel(\"" + channel + "\")", channel);
        }
        for (Map.Entry<String, WrittenChannels.Attribute> attribute : attributes.entrySet()) {
            options = with(options, attribute.getKey(), attribute.getValue());
        }
        return options;
    }

    private PublishOptions with(PublishOptions options, String name, WrittenChannels.Attribute attribute) {
        String text = attribute.text().trim();
        switch (name) {
            case ROUTING_KEY -> {
                require(Topics.isValid(text), attribute.key(), text);
                return options.topic(text);
            }
            case TTL -> {
                if (MILLISECONDS.matcher(text).matches()) {
                    return options.expiresAfter(Duration.ofMillis(Long.parseLong(text)));
                }
                problems.add(
                        BindingProblems.wrongAttribute(attribute.key(), text, "a number of milliseconds above zero"));
            }
            default -> problems.add(BindingProblems.unknownAttribute(attribute.key(), Nearest.to(name, KNOWN)));
        }
        return options;
    }

    private void require(boolean valid, String where, String topic) {
        if (!valid) {
            problems.add(ReactiveProblems.invalidChannel(where, topic));
        }
    }
}
