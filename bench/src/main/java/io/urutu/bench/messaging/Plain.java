package io.urutu.bench.messaging;

import io.urutu.bench.messaging.twin.PlainConsumer;
import io.urutu.bench.messaging.twin.PlainPublisher;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A twin in a JVM of its own, with the heap of ours, steered by lines. */
final class Plain implements Held, AutoCloseable {
    private static final String QUEUE = "bench-plain";

    private final Process process;
    private final PrintStream commands;
    private final BufferedReader answers;

    private Plain(Process process) throws IOException {
        this.process = process;
        this.commands = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
        this.answers = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        answer();
    }

    static Plain consumer(Path build, String url) throws IOException {
        return start(
                build,
                PlainConsumer.class,
                List.of(url, QUEUE, String.valueOf(Ours.PREFETCH), String.valueOf(Ours.WORKERS)));
    }

    static Plain publisher(Path build, String url) throws IOException {
        return start(build, PlainPublisher.class, List.of(url));
    }

    private static Plain start(Path build, Class<?> main, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-cp",
                build.resolve("classes") + File.pathSeparator + build.resolve("lib") + "/*",
                main.getName()));
        command.addAll(arguments);
        Process process = new ProcessBuilder(command)
                .redirectError(build.resolve(main.getSimpleName() + ".log").toFile())
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly, "bench-twin-close"));
        return new Plain(process);
    }

    @Override
    public String topic() {
        return QUEUE;
    }

    @Override
    public void hold() {
        commands.println("hold");
    }

    @Override
    public Measured release(int count) throws IOException {
        return Measured.parse(count, ask("release " + count));
    }

    String ask(String command) throws IOException {
        commands.println(command);
        return answer();
    }

    private String answer() throws IOException {
        String line = answers.readLine();
        if (line == null) {
            throw new IOException("a twin ended; its log in bench/target says why");
        }
        return line;
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
