package io.urutu.bench.messaging;

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
    private static final String PACKAGE = "io.urutu.bench.messaging.twin.";

    private final String queue;
    private final Process process;
    private final PrintStream commands;
    private final BufferedReader answers;

    private Plain(String queue, Process process) throws IOException {
        this.queue = queue;
        this.process = process;
        this.commands = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
        this.answers = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        answer();
    }

    /** By amqp-client. */
    static Plain consumer(Path build, String url) throws IOException {
        return consumer(build, "bench-plain", "PlainConsumer", classPath(build), url);
    }

    /** By SmallRye's connector, with a class path of its own, which ours must not see; attaches in the background. */
    static Plain smallRye(Path build, String url) throws IOException {
        return consumer(build, "bench-smallrye", "SmallRyeConsumer", build.resolve("smallrye") + "/*", url);
    }

    /** As {@link #smallRye}, without the channels that its provider puts before a method. */
    static Plain bareSmallRye(Path build, String url) throws IOException {
        return consumer(build, "bench-bare-smallrye", "BareSmallRyeConsumer", build.resolve("smallrye") + "/*", url);
    }

    static Plain publisher(Path build, String url) throws IOException {
        return start(build, "", "PlainPublisher", classPath(build), List.of(url));
    }

    private static Plain consumer(Path build, String queue, String main, String classPath, String url)
            throws IOException {
        return start(
                build,
                queue,
                main,
                classPath,
                List.of(url, queue, String.valueOf(Ours.PREFETCH), String.valueOf(Ours.WORKERS)));
    }

    private static String classPath(Path build) {
        return build.resolve("classes") + File.pathSeparator + build.resolve("lib") + "/*";
    }

    private static Plain start(Path build, String queue, String main, String classPath, List<String> arguments)
            throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-cp",
                classPath,
                PACKAGE + main));
        command.addAll(arguments);
        Process process = new ProcessBuilder(command)
                .redirectError(build.resolve(main + ".log").toFile())
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly, "bench-twin-close"));
        return new Plain(queue, process);
    }

    @Override
    public String topic() {
        return queue;
    }

    @Override
    public void hold() throws IOException {
        ask("hold");
    }

    @Override
    public Measured release(int count) throws IOException {
        return Measured.parse(count, ask("release " + count));
    }

    private String ask(String command) throws IOException {
        tell(command);
        return answer();
    }

    /** Returns at once; the answer is to be read. */
    Void tell(String command) {
        commands.println(command);
        return null;
    }

    String answer() throws IOException {
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
