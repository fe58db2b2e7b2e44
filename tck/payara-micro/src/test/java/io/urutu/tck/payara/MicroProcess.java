package io.urutu.tck.payara;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.jboss.arquillian.container.spi.client.container.LifecycleException;

/** The process of a {@link MicroServer}, told what to do over its standard input. */
final class MicroProcess {
    private final Process process;
    private final PrintWriter commands;
    private final BufferedReader answers;

    private MicroProcess(Process process) {
        this.process = process;
        this.commands = new PrintWriter(process.getOutputStream(), true, StandardCharsets.UTF_8);
        this.answers = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    static MicroProcess start(MicroConfiguration configuration) throws LifecycleException {
        try {
            File home = configuration.home();
            File root = Files.createTempDirectory(home.toPath(), "root").toFile();
            String classes = new File(MicroServer.class
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .getPath();
            File jar = new File(home, "payara-micro.jar");
            List<String> command = new ArrayList<>(List.of(System.getProperty("java.home") + "/bin/java"));
            command.addAll(List.of(System.getProperty("tck.jvm").split(" ")));
            command.addAll(opened(jar));
            command.addAll(List.of("-cp", jar + File.pathSeparator + classes, MicroServer.class.getName()));
            command.addAll(List.of("" + configuration.port(), root.getPath()));
            Process process = new ProcessBuilder(command)
                    .redirectError(configuration.log())
                    .start();
            MicroProcess started = new MicroProcess(process);
            if (!started.answer()) {
                throw new LifecycleException("Payara Micro did not start; see " + configuration.log());
            }
            return started;
        } catch (IOException | URISyntaxException broken) {
            throw new LifecycleException("Payara Micro cannot be started", broken);
        }
    }

    /** What {@code java -jar} would read from the manifest. */
    private static List<String> opened(File server) throws IOException {
        try (JarFile jar = new JarFile(server)) {
            Attributes manifest = jar.getManifest().getMainAttributes();
            return Stream.of("Add-Opens", "Add-Exports")
                    .flatMap(name -> Stream.of(manifest.getValue(name).split(" "))
                            .map(target -> "--" + name.toLowerCase(Locale.ROOT) + "=" + target + "=ALL-UNNAMED"))
                    .toList();
        }
    }

    synchronized boolean tell(String command) {
        commands.println(command);
        return answer();
    }

    /** Everything the server itself prints is passed over. */
    private boolean answer() {
        try {
            String line = answers.readLine();
            while (line != null && !line.startsWith(MicroServer.ANSWER)) {
                line = answers.readLine();
            }
            return (MicroServer.ANSWER + "ok").equals(line);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    void end() {
        commands.close();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException stopped) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
