package io.urutu.boot;

import io.urutu.kernel.Nearest;
import io.urutu.kernel.Problems;
import io.urutu.messaging.spi.ChannelConnector;
import io.urutu.messaging.spi.ConnectorProvider;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;

/**
 * Chooses the connector of each connection: the one it names itself, else the one for all, else what its URL says.
 *
 * <p><b>Threading.</b> Confined to the thread that deploys.
 */
final class Connectors {
    static final String EMBEDDED = "urutu-embedded";
    static final String RABBITMQ = "urutu-rabbitmq";
    private static final String FOR_ALL = ConnectorSettings.PREFIX + ".connector";
    private static final String SMALLRYE = "smallrye-";
    private static final List<String> OURS = List.of(EMBEDDED, RABBITMQ);

    private final Optional<String> forAll;
    private final Problems problems;
    private final List<ConnectorProvider> providers =
            ServiceLoader.load(ConnectorProvider.class, Connectors.class.getClassLoader()).stream()
                    .map(ServiceLoader.Provider::get)
                    .toList();

    /**
     * What serves a connection.
     *
     * @param key where it is named
     * @param known whether somebody serves what is named there; otherwise that is told, and ours stands in
     * @param provider empty for one of ours
     */
    record Choice(String key, ChannelConnector connector, boolean known, Optional<ConnectorProvider> provider) {
        /** Whether it is one of ours, and meant to be. */
        boolean isOurs() {
            return known && provider.isEmpty();
        }
    }

    /** @param forAll what {@code urutu.messaging.connector} says */
    Connectors(Optional<String> forAll, Problems problems) {
        this.forAll = forAll;
        this.problems = problems;
    }

    /** @param broker the key of the connection: {@code urutu.broker}, or {@code urutu.broker.<connection>} */
    Choice choose(String broker, BrokerSettings settings) {
        Optional<String> own = settings.connector();
        String key = own.isPresent() ? broker + ".connector" : FOR_ALL;
        String byUrl = settings.isReal() ? RABBITMQ : EMBEDDED;
        String asked = own.or(() -> forAll).orElse(byUrl);
        if (OURS.contains(asked)) {
            if (!asked.equals(byUrl) && contradicts(broker, settings)) {
                problems.add(BootMessages.connectorAgainstUrl(key, asked, broker, byUrl));
            }
            return ours(key, byUrl);
        }
        Optional<ConnectorProvider> provider = provider(key, asked);
        if (provider.isPresent() && settings.isEmbedded()) {
            // the one for all means those that lead out of this process
            own.ifPresent(name -> problems.add(BootMessages.connectorAgainstUrl(key, name, broker, byUrl)));
            return ours(key, byUrl);
        }
        return provider.map(found -> new Choice(key, found.connector(asked), true, provider))
                .orElseGet(() -> unknown(key, byUrl));
    }

    /** Nothing more is held against it: which attributes were right nobody knows. */
    private static Choice unknown(String key, String name) {
        return new Choice(key, new ChannelConnector(name, Set.of(), true, Set.of()), false, Optional.empty());
    }

    private static Choice ours(String key, String name) {
        return new Choice(key, new ChannelConnector(name), true, Optional.empty());
    }

    /** What is said for all is held against the default connection; a named one without a URL has a problem already. */
    private static boolean contradicts(String broker, BrokerSettings settings) {
        return broker.equals(BrokerSettings.PREFIX)
                || (settings.connector().isPresent() && settings.url().isPresent());
    }

    private Optional<ConnectorProvider> provider(String key, String asked) {
        Optional<ConnectorProvider> provider =
                providers.stream().filter(each -> each.serves(asked)).findFirst();
        if (provider.isEmpty()) {
            problems.add(
                    asked.startsWith(SMALLRYE)
                            ? BootMessages.connectorAbsent(key, asked)
                            : BootMessages.unknownConnector(
                                    key,
                                    asked,
                                    Nearest.to(asked, OURS),
                                    key.equals(FOR_ALL) ? BrokerSettings.PREFIX + ".url" : FOR_ALL));
        }
        return provider;
    }
}
