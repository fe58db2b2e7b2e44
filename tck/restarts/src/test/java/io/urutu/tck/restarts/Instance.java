package io.urutu.tck.restarts;

import io.urutu.testkit.services.Service;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** One Payara Micro with the application, on loopback, in a process of its own, started again at will. */
final class Instance implements AutoCloseable {
    private static final Path BUILD =
            Path.of(System.getProperty("basedir", "")).toAbsolutePath().resolve("target");
    private static final String SERVER = "set configs.config.server-config.";

    private final String name;
    private final int port = freePort();
    private final Service broker;
    private final Service database;
    private final int prefetch;
    private Path root;
    private Process process;

    Instance(String name, Service broker, Service database, int prefetch) {
        this.name = name;
        this.broker = broker;
        this.database = database;
        this.prefetch = prefetch;
        Runtime.getRuntime().addShutdownHook(new Thread(this::close, name + "-close"));
    }

    void start() throws IOException {
        root = Files.createTempDirectory(BUILD, "root-" + name);
        Path preBoot = Files.write(root.resolve("preboot.txt"), commands());
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx384m",
                "-XX:TieredStopAtLevel=1", // it lives for seconds
                "-Durutu.application.name=restarts",
                "-Durutu.roles=worker",
                "-Durutu.broker.url=" + broker.url(),
                "-Durutu.messaging.prefetch=" + prefetch,
                "-jar",
                BUILD.resolve("lib/payara-micro.jar").toString(),
                "--nocluster",
                "--disablephonehome",
                "--rootdir",
                root.toString(),
                "--prebootcommandfile",
                preBoot.toString(),
                "--addlibs",
                BUILD.resolve("lib/postgresql.jar").toString(),
                "--port",
                String.valueOf(port),
                "--deploy",
                BUILD.resolve("restarts.war").toString(),
                "--contextroot",
                "restarts");
        process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        BUILD.resolve(name + ".log").toFile()))
                .start();
    }

    private List<String> commands() {
        String url = database.url() + "?user=" + database.user() + "&password=" + database.password();
        return List.of(
                SERVER + "network-config.network-listeners.network-listener.http-listener.address=127.0.0.1",
                SERVER + "hazelcast-config-specific-configuration.enabled=false",
                "set resources.jdbc-connection-pool.H2Pool.property.URL=jdbc:h2:mem:unused",
                "create-jdbc-connection-pool --datasourceclassname=org.postgresql.ds.PGConnectionPoolDataSource"
                        + " --restype=javax.sql.ConnectionPoolDataSource --property URL="
                        + url.replaceAll("([\\\\:=])", "\\\\$1") + " restarts-pool",
                "set resources.jdbc-resource.jdbc/__default.pool-name=restarts-pool");
    }

    /** Ready is: connected and every handler's consumer attached. */
    void awaitReady() {
        Awaitility.await(name + " is ready, see target/" + name + ".log")
                .atMost(Duration.ofMinutes(3))
                .pollInterval(Duration.ofMillis(100))
                .until(this::isReady);
    }

    private boolean isReady() {
        if (!process.isAlive()) {
            throw new IllegalStateException(name + " ended; see target/" + name + ".log");
        }
        try {
            HttpURLConnection connection = (HttpURLConnection) URI.create("http://127.0.0.1:" + port + "/health/ready")
                    .toURL()
                    .openConnection();
            connection.setConnectTimeout(1_000);
            connection.setReadTimeout(2_000);
            return connection.getResponseCode() == 200
                    && new String(connection.getInputStream().readAllBytes()).contains("consuming");
        } catch (IOException notYet) {
            return false;
        }
    }

    /** As the kernel does when memory is short. */
    void kill() {
        process.destroyForcibly().onExit().join();
        delete();
    }

    /** As an orchestrator does. */
    void terminate() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            throw new IllegalStateException(name + " does not end by SIGTERM");
        }
        delete();
    }

    @Override
    public void close() {
        if (process != null && process.isAlive()) {
            kill();
        }
    }

    private void delete() {
        try (Stream<Path> files = Files.walk(root)) {
            files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(java.io.File::delete);
        } catch (IOException alreadyGone) {
            // nothing is left to delete
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
