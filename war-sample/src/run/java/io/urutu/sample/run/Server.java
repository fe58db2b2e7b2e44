package io.urutu.sample.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Payara Micro as a process of its own, with a folder of its own that goes when it goes. Its console is a file.
 *
 * <p><b>Threading.</b> {@link #stop} may be called from any thread, also twice.
 */
final class Server {
    private static final int MOST_LINES = 20;

    private final Path log;
    private final Path root;
    private final Process process;

    private Server(Path log, Path root, Process process) {
        this.log = log;
        this.root = root;
        this.process = process;
    }

    /** Starts it on the WAR, with driver and server found below the build folder. */
    static Server start(Path build, Path war, String context, Options options) throws IOException {
        Path run = build.resolve("run");
        Path log = run.resolve("server.log");
        Path root = Files.createTempDirectory(run, "server-");
        Path preBoot = Files.write(root.resolve("preboot.txt"), PreBoot.commands(options));
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-jar",
                run.resolve("lib/payara-micro.jar").toString(),
                "--nocluster",
                "--disablephonehome",
                "--rootdir",
                root.toString(),
                "--prebootcommandfile",
                preBoot.toString(),
                "--addlibs",
                run.resolve("lib/postgresql.jar").toString(),
                "--port",
                String.valueOf(options.port()),
                "--deploy",
                war.toString(),
                "--contextroot",
                context);
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        process.getOutputStream().close();
        return new Server(log, root, process);
    }

    boolean isRunning() {
        return process.isAlive();
    }

    /** Whether it ended within the time. */
    boolean awaitEnd(long milliseconds) throws InterruptedException {
        return process.waitFor(milliseconds, TimeUnit.MILLISECONDS);
    }

    /** Whether it says that it is up, with the application or without. */
    boolean saysReady() {
        return lines().stream().anyMatch(line -> line.contains("ready in") && line.contains("Payara Micro"));
    }

    /** Commands it refused before it booted; it goes on without what they ask for. */
    List<String> refusedCommands() {
        return lines().stream()
                .map(Pattern.compile("Boot Command (\\S+) failed")::matcher)
                .filter(Matcher::find)
                .map(refused -> "Payara refused the command " + refused.group(1) + ", see the log")
                .toList();
    }

    /** What a person should read when the application is not there: the numbered problems, else the exceptions. */
    List<String> complaints() {
        List<String> lines = lines();
        List<String> numbered = Stream.concat(
                        refusedCommands().stream(),
                        lines.stream().map(String::strip).filter(line -> line.matches("URUTU\\d{5} .*")))
                .distinct()
                .toList();
        return numbered.isEmpty() ? exceptions(lines) : numbered;
    }

    /** What happened, without where: a stack trace is for the log. */
    private static List<String> exceptions(List<String> lines) {
        return lines.stream()
                .map(String::strip)
                .filter(line -> line.contains("Exception") && !line.startsWith("at ") && !line.startsWith("[20"))
                .distinct()
                .limit(MOST_LINES)
                .toList();
    }

    Path log() {
        return log;
    }

    /** Asks it to end, insists after a while, and leaves nothing behind. */
    void stop() {
        process.destroy();
        try {
            if (!awaitEnd(TimeUnit.SECONDS.toMillis(7))) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException hurried) {
            process.destroyForcibly();
        }
        delete();
    }

    private void delete() {
        try (Stream<Path> files = Files.walk(root)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException alreadyGone) {
            return;
        }
    }

    private List<String> lines() {
        try (Stream<String> lines = Files.lines(log, StandardCharsets.ISO_8859_1)) {
            return lines.toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
