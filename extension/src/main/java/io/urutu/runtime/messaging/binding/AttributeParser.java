package io.urutu.runtime.messaging.binding;

import io.urutu.kernel.Nearest;
import io.urutu.kernel.Problems;
import io.urutu.messaging.spi.ChannelConnector;
import io.urutu.runtime.messaging.payload.Topics;
import io.urutu.runtime.messaging.settings.MessagingSettings;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads the attributes of one handler's channel; what it does not know or cannot read is a problem. */
final class AttributeParser {
    private static final String QUEUE_NAME = "queue.name";
    private static final String ROUTING_KEYS = "routing-keys";
    private static final String PREFETCH = "max-outstanding-messages";
    private static final String AUTO_BIND_DLQ = "auto-bind-dlq";
    private static final String ARGUMENT = "queue.x-";
    private static final List<String> KNOWN =
            List.of(QUEUE_NAME, ROUTING_KEYS, PREFETCH, AUTO_BIND_DLQ, "queue.x-queue-type");
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,18}");

    private final String key;
    private final Map<String, String> attributes;
    private final Map<String, String> elsewhere;
    private final ChannelConnector connector;
    private final Problems problems;
    private final Map<String, String> others = new HashMap<>();

    /** @param key the configuration key the attributes stand below */
    AttributeParser(String key, Map<String, String> attributes, Problems problems) {
        this(key, attributes, Map.of(), new ChannelConnector(""), problems);
    }

    /** @param written attributes that stand somewhere else, and hold where the others say nothing */
    AttributeParser(
            String key,
            Map<String, String> attributes,
            Map<String, WrittenChannels.Attribute> written,
            ChannelConnector connector,
            Problems problems) {
        this.key = key;
        this.attributes = new HashMap<>();
        this.elsewhere = new HashMap<>();
        written.forEach((name, attribute) -> {
            this.attributes.put(name, attribute.text());
            this.elsewhere.put(name, attribute.key());
        });
        attributes.forEach((name, text) -> {
            this.attributes.put(name, text);
            this.elsewhere.remove(name);
        });
        this.connector = connector;
        this.problems = problems;
    }

    ChannelAttributes parse() {
        boolean autoBindDlq = flag(AUTO_BIND_DLQ);
        Map<String, Object> arguments = arguments(autoBindDlq);
        return new ChannelAttributes(queueName(), routingKeys(), prefetch(), autoBindDlq, arguments, others);
    }

    private Optional<String> queueName() {
        Optional<String> name = value(QUEUE_NAME);
        name.filter(text -> text.isEmpty() || text.startsWith("amq."))
                .ifPresent(text -> wrong(QUEUE_NAME, text, "a name of your own: amq. is the broker's"));
        return name;
    }

    private Set<String> routingKeys() {
        return value(ROUTING_KEYS).stream()
                .flatMap(text -> Arrays.stream(text.split(",")))
                .map(String::trim)
                .peek(topic -> {
                    if (!Topics.isValid(topic)) {
                        wrong(ROUTING_KEYS, topic, "a topic such as user.created, matched exactly");
                    }
                })
                .collect(Collectors.toUnmodifiableSet());
    }

    private Optional<Integer> prefetch() {
        Optional<String> text = value(PREFETCH);
        Optional<Integer> count = text.filter(digits -> digits.matches("[1-9]\\d{0,4}"))
                .map(Integer::valueOf)
                .filter(number -> number <= MessagingSettings.MOST_UNSETTLED);
        if (text.isPresent() && count.isEmpty()) {
            wrong(PREFETCH, text.get(), "a number from 1 to " + MessagingSettings.MOST_UNSETTLED);
        }
        return count;
    }

    private boolean flag(String attribute) {
        String text = value(attribute).orElse("true");
        if (!text.equals("true") && !text.equals("false")) {
            wrong(attribute, text, "true or false");
        }
        return !text.equals("false");
    }

    private Map<String, Object> arguments(boolean autoBindDlq) {
        Map<String, Object> arguments = new HashMap<>();
        attributes.forEach((name, text) -> {
            if (name.startsWith(ARGUMENT)) {
                arguments.put(name.substring("queue.".length()), typed(text));
                checkDeadLetter(name, autoBindDlq);
            } else if (!KNOWN.contains(name)) {
                takeOther(name, text);
            }
        });
        return arguments;
    }

    private void takeOther(String name, String text) {
        if (connector.reserved().contains(name)) {
            problems.add(BindingProblems.reservedAttribute(at(name), connector.name()));
        } else if (connector.open() || connector.known().contains(name)) {
            others.put(name, text);
        } else {
            problems.add(BindingProblems.unknownAttribute(at(name), Nearest.to(name, known())));
        }
    }

    private Set<String> known() {
        Set<String> known = new TreeSet<>(KNOWN);
        known.addAll(connector.known());
        return known;
    }

    /** Ours would overwrite it in silence. */
    private void checkDeadLetter(String name, boolean autoBindDlq) {
        if (autoBindDlq && name.startsWith("queue.x-dead-letter-")) {
            problems.add(BindingProblems.ownDeadLettering(at(name), at(AUTO_BIND_DLQ)));
        }
    }

    /** Brokers tell a number from a text. */
    private static Object typed(String text) {
        if (NUMBER.matcher(text).matches()) {
            return Long.valueOf(text);
        }
        return text.equals("true") || text.equals("false") ? (Object) Boolean.valueOf(text) : text;
    }

    private Optional<String> value(String attribute) {
        return Optional.ofNullable(attributes.get(attribute)).map(String::trim);
    }

    /** The key the attribute stands at. */
    private String at(String name) {
        return elsewhere.getOrDefault(name, key + "." + name);
    }

    private void wrong(String attribute, String text, String expected) {
        problems.add(BindingProblems.wrongAttribute(at(attribute), text, expected));
    }
}
