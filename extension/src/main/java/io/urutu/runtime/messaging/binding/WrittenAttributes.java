package io.urutu.runtime.messaging.binding;

import io.urutu.kernel.Problems;
import io.urutu.runtime.messaging.declaring.HandlerDeclaration;
import io.urutu.runtime.messaging.settings.ReactiveSettings;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** What {@code mp.messaging.*} says of this application's channels, those that come in and those that go out. */
public final class WrittenAttributes {
    private final WrittenChannels incoming;
    private final Channels channels;
    private final Set<String> connectors;
    private final Problems problems;

    /**
     * @param emitted the channels emitters publish to
     * @param connectors those that serve the application's connections
     */
    public WrittenAttributes(
            ReactiveSettings settings,
            List<HandlerDeclaration> declarations,
            Set<String> emitted,
            Set<String> connectors,
            Problems problems) {
        this.connectors = Set.copyOf(connectors);
        this.problems = problems;
        Set<String> names = declarations.stream()
                .filter(WrittenAttributes::isChannel)
                .map(HandlerDeclaration::name)
                .collect(Collectors.toSet());
        incoming = new WrittenChannels(ReactiveSettings.PREFIX + ".incoming", settings.incoming(), names);
        channels = outgoing(settings, declarations, emitted);
        incoming.warnOfUnread("no controller has such an @Incoming channel");
        warnOfConnectors(settings.connector().keySet());
    }

    /** Nothing is written, or it is not ours to read. */
    public static WrittenAttributes none() {
        return new WrittenAttributes(ReactiveSettings.NONE, List.of(), Set.of(), Set.of(), new Problems());
    }

    /**
     * The attributes written for the handler; none unless it is an {@code @Incoming} channel.
     *
     * @param connector of its connection; empty where that is not configured
     */
    Map<String, WrittenChannels.Attribute> of(HandlerDeclaration declaration, Optional<String> connector) {
        return isChannel(declaration)
                ? incoming.of(declaration.name(), connector.map(Set::of).orElse(Set.of()), problems)
                : Map.of();
    }

    /** What is published to. */
    public Channels channels() {
        return channels;
    }

    private Channels outgoing(ReactiveSettings settings, List<HandlerDeclaration> declarations, Set<String> emitted) {
        Set<String> names = new TreeSet<>(emitted);
        declarations.forEach(declaration -> declaration.outgoing().ifPresent(names::add));
        WrittenChannels written =
                new WrittenChannels(ReactiveSettings.PREFIX + ".outgoing", settings.outgoing(), names);
        written.warnOfUnread("nothing publishes to such a channel by @Outgoing or @Channel");
        return new ChannelBinder(written, connectors, problems).bind(names);
    }

    private void warnOfConnectors(Collection<String> written) {
        written.stream()
                .filter(key -> key.startsWith("urutu-"))
                .sorted()
                .forEach(key -> BindingMessages.unread(
                        ReactiveSettings.PREFIX + ".connector." + key, "the broker is configured by urutu.broker.*"));
    }

    private static boolean isChannel(HandlerDeclaration declaration) {
        return declaration.method().isAnnotationPresent(Incoming.class);
    }
}
