package io.urutu.bench;

import java.io.File;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Payara Micro with one application, on loopback, in a process and a folder of its own that go when it is closed,
 * or with this JVM. Closing it twice does no harm.
 */
public final class PayaraMicro implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final long POLL_MILLISECONDS = 10;
    private static final String SERVER = "set configs.config.server-config.";
    // --nocluster and --nohazelcast leave the data grid listening on every address
    private static final List<String> LOOPBACK_ONLY = List.of(
            SERVER + "network-config.network-listeners.network-listener.http-listener.address=127.0.0.1",
            SERVER + "hazelcast-config-specific-configuration.enabled=false");

    private final Process process;
    private final Path root;
    private final String url;
    private final long startedAt;

    private PayaraMicro(Process process, Path root, String url, long startedAt) {
        this.process = process;
        this.root = root;
        this.url = url;
        this.startedAt = startedAt;
    }

    /** @param options of the JVM beside the heap */
    public static PayaraMicro start(Path build, Path war, List<String> options) throws IOException {
        int port = freePort();
        Path root = Files.createTempDirectory(build, "root-");
        Path preBoot = Files.write(build.resolve("preboot.txt"), LOOPBACK_ONLY);
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx512m"));
        command.addAll(options);
        command.addAll(List.of(
                "-jar",
                build.resolve("server/payara-micro.jar").toString(),
                "--nocluster",
                "--disablephonehome",
                "--rootdir",
                root.toString(),
                "--prebootcommandfile",
                preBoot.toString(),
                "--port",
                String.valueOf(port),
                "--deploy",
                war.toString(),
                "--contextroot",
                "bench"));
        long startedAt = System.nanoTime();
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(build.resolve("server.log").toFile())
                .start();
        PayaraMicro server = new PayaraMicro(process, root, "http://127.0.0.1:" + port + "/bench/", startedAt);
        Runtime.getRuntime().addShutdownHook(new Thread(server::close, "bench-server-close"));
        return server;
    }

    /** The time from the start of the process to the first 200 at this path. */
    public Duration awaitAnswer(String path) throws IOException, InterruptedException {
        URL answering = URI.create(url + path).toURL();
        while (!answers(answering)) {
            if (!process.isAlive() || elapsed().compareTo(PATIENCE) > 0) {
                throw new IOException("The application did not come up; bench/target/server.log says why");
            }
            TimeUnit.MILLISECONDS.sleep(POLL_MILLISECONDS);
        }
        return elapsed();
    }

    /** Where the application answers; ends with a slash. */
    public String url() {
        return url;
    }

    private Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - startedAt);
    }

    private static boolean answers(URL url) {
        try {
            HttpURLConnection connection = (HttpURLConnection) url.openConnection();
            connection.setConnectTimeout(1000);
            connection.setReadTimeout(5000);
            return connection.getResponseCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
        if (!Files.exists(root)) {
            return;
        }
        try (Stream<Path> files = Files.walk(root)) {
            files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        } catch (IOException leftBehind) {
            System.err.println("Could not delete " + root + ": " + leftBehind.getMessage());
        }
    }
}
