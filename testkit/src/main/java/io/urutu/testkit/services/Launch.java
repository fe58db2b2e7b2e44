package io.urutu.testkit.services;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * How a server is run.
 *
 * @param environment added to this JVM's
 * @param data dropped when the service is closed; the log stays
 * @param stopSignal the one that ends it in good order though clients are connected
 */
record Launch(List<String> command, Map<String, String> environment, Path log, Path data, String stopSignal) {

    Launch {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }

    void dropData() {
        try (Stream<Path> files = Files.exists(data) ? Files.walk(data) : Stream.empty()) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException inTheWay) {
            throw new UncheckedIOException(inTheWay);
        }
    }
}
