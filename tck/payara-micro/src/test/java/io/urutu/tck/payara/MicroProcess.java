package io.urutu.tck.payara;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.TimeUnit;
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
            Process process = new ProcessBuilder(List.of(
                            System.getProperty("java.home") + "/bin/java",
                            "-Xmx768m",
                            "-cp",
                            new File(home, "payara-micro.jar") + File.pathSeparator + classes,
                            MicroServer.class.getName(),
                            "" + configuration.port(),
                            root.getPath()))
                    .redirectError(configuration.log())
                    .start();
            MicroProcess started = new MicroProcess(process);
            if (!started.answer()) {
                throw new LifecycleException("Payara Micro did not start; see " + configuration.log());
            }
            return started;
        } catch (IOException | java.net.URISyntaxException broken) {
            throw new LifecycleException("Payara Micro cannot be started", broken);
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
