package io.urutu.runtime.messaging.binding;

import io.urutu.kernel.Problems;
import io.urutu.messaging.spi.ChannelConnector;
import io.urutu.runtime.messaging.declaring.DeclaringProblems;
import io.urutu.runtime.messaging.declaring.FlowParser;
import io.urutu.runtime.messaging.declaring.FlowRules;
import io.urutu.runtime.messaging.declaring.HandlerDeclaration;
import io.urutu.runtime.messaging.declaring.Signatures;
import io.urutu.runtime.messaging.payload.Topics;
import io.urutu.runtime.messaging.settings.HandlerSettings;
import io.urutu.runtime.messaging.settings.MessagingSettings;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Turns a declaration into a handler by what configuration says of it. */
final class HandlerBinder {
    /** Of a connection that is not configured, which is told once: nothing more is held against it. */
    private static final ChannelConnector UNKNOWN = new ChannelConnector("", Set.of(), true, Set.of());

    private final MessagingSettings settings;
    private final Problems problems;
    private final FlowParser flows;
    private final SettlingBinder settling;

    private final WrittenAttributes written;
    private final Map<String, ChannelConnector> connectors;

    /** @param connectors by the names of the connections; a handler whose connection is not among them is not checked against one */
    HandlerBinder(
            MessagingSettings settings,
            WrittenAttributes written,
            Map<String, ChannelConnector> connectors,
            Problems problems) {
        this.settings = settings;
        this.written = written;
        this.connectors = Map.copyOf(connectors);
        this.problems = problems;
        this.flows = new FlowParser(problems);
        this.settling = new SettlingBinder(settings, problems);
    }

    /** Empty, and a problem, when nobody names a topic. */
    Optional<Handler> bind(HandlerDeclaration declaration) {
        HandlerSettings own = settings.handler(declaration.name());
        String key = MessagingSettings.PREFIX + ".handlers." + declaration.name();
        String connection = own.connectionName().orElse(declaration.connection());
        ChannelAttributes channel = channel(declaration, own, key, Optional.ofNullable(connectors.get(connection)));
        Set<String> topics = topics(declaration, own, key, channel);
        if (topics.isEmpty()) {
            problems.add(BindingProblems.noTopic(
                    declaration.where(), Signatures.simple(declaration.payload()), declaration.name()));
            return Optional.empty();
        }
        FlowRules flow = flows.override(key, declaration.flow(), own);
        flows.check(declaration, flow);
        return Optional.of(new Handler(
                declaration,
                connection,
                topics,
                own.kind().orElse(declaration.kind()),
                own.timeout().orElse(declaration.timeout()),
                own.maxBytes().orElse(declaration.maxBytes().orElse(settings.maxBytes())),
                own.deadLetter().orElse(declaration.deadLetter()) && channel.autoBindDlq(),
                flow,
                settling.bind(declaration, own, key),
                channel));
    }

    private ChannelAttributes channel(
            HandlerDeclaration declaration, HandlerSettings own, String key, Optional<ChannelConnector> connector) {
        return new AttributeParser(
                        key + ".attributes",
                        own.attributes(),
                        written.of(declaration, connector.map(ChannelConnector::name)),
                        connector.orElse(UNKNOWN),
                        problems)
                .parse();
    }

    private Set<String> topics(
            HandlerDeclaration declaration, HandlerSettings own, String key, ChannelAttributes channel) {
        own.value()
                .filter(topic -> !Topics.isValid(topic))
                .ifPresent(topic -> problems.add(DeclaringProblems.invalidTopic(key + ".value", topic)));
        own.topicPattern()
                .filter(pattern -> !Topics.isValidPattern(pattern))
                .ifPresent(pattern -> problems.add(DeclaringProblems.invalidPattern(key + ".topic-pattern", pattern)));
        if (own.topicPattern().isPresent() && own.value().isPresent()) {
            problems.add(DeclaringProblems.topicAndPattern(key));
        }
        if (!channel.routingKeys().isEmpty()) {
            return channel.routingKeys();
        }
        return own.topicPattern()
                .or(own::value)
                .or(declaration::topic)
                .map(Set::of)
                .orElse(Set.of());
    }
}
