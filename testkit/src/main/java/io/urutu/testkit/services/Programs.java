package io.urutu.testkit.services;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Finds and runs what is installed. */
final class Programs {
    private static final long PATIENCE_MINUTES = 10;

    static boolean runsAsRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    /** The program of this name on the path, or where Debian keeps what only root calls. */
    static Optional<Path> find(String name) {
        String folders = System.getenv().getOrDefault("PATH", "") + ":/usr/sbin:/usr/local/sbin:/opt/homebrew/sbin";
        return Stream.of(folders.split(":"))
                .filter(folder -> !folder.isBlank())
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** The newest {@code <root>/<version>/<program>}: how Debian and others keep several versions side by side. */
    static Optional<Path> newest(Path root, String program) {
        if (!Files.isDirectory(root)) {
            return Optional.empty();
        }
        try (Stream<Path> versions = Files.list(root)) {
            return versions.map(version -> version.resolve(program))
                    .filter(Files::isExecutable)
                    .max(Comparator.comparing(Programs::number));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Runs it to its end, its output appended to the log. */
    static void run(List<String> command, Path log) throws Unavailable {
        run(command, Map.of(), log);
    }

    /** The same, with more environment. */
    static void run(List<String> command, Map<String, String> environment, Path log) throws Unavailable {
        String name = String.join(" ", command);
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        try {
            Process process = builder.start();
            if (!process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES) || process.exitValue() != 0) {
                process.destroy();
                throw new Unavailable("this failed: " + name + ", see " + log);
            }
        } catch (IOException failed) {
            throw new Unavailable("this could not be run: " + name + " (" + failed.getMessage() + ")");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Unavailable("the wait for this was interrupted: " + name);
        }
    }

    private static int number(Path program) {
        String digits = program.toString().replaceAll("\\D+", "");
        return digits.isEmpty() ? 0 : Integer.parseInt(digits);
    }

    private Programs() {}
}
