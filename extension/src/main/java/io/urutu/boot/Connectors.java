package io.urutu.boot;

import io.urutu.kernel.Nearest;
import io.urutu.kernel.Problems;
import io.urutu.messaging.spi.ConnectorProvider;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

/** The connectors by their names: our two, and what providers in the application bring. */
final class Connectors {
    static final String EMBEDDED = "urutu-embedded";
    static final String RABBITMQ = "urutu-rabbitmq";
    private static final String SMALLRYE = "smallrye-";
    private static final List<String> OURS = List.of(EMBEDDED, RABBITMQ);

    private Connectors() {}

    static boolean isOurs(String name) {
        return OURS.contains(name);
    }

    /** Whoever serves the connector that is asked for; empty for one of ours, and for nobody, which is a problem. */
    static Optional<ConnectorProvider> provider(String asked, Problems problems) {
        if (isOurs(asked)) {
            return Optional.empty();
        }
        Optional<ConnectorProvider> provider =
                ServiceLoader.load(ConnectorProvider.class, Connectors.class.getClassLoader()).stream()
                        .map(ServiceLoader.Provider::get)
                        .filter(each -> each.serves(asked))
                        .findFirst();
        if (provider.isEmpty()) {
            problems.add(
                    asked.startsWith(SMALLRYE)
                            ? BootMessages.connectorAbsent(asked)
                            : BootMessages.unknownConnector(asked, Nearest.to(asked, OURS)));
        }
        return provider;
    }
}
