package io.urutu.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What {@code mvn -Prun} says to a mistaken environment, before any server is started. */
class LauncherTest {
    private static final Path BUILD =
            Path.of(System.getProperty("basedir", "")).toAbsolutePath().resolve("target");

    @Test
    void aPortIsANumber() throws Exception {
        assertThat(refusal(Map.of("PORT", "http"))).isEqualTo("PORT=http is not a number.\n");
    }

    @Test
    void aHostIsAnAddressOfThisMachine() throws Exception {
        assertThat(refusal(Map.of("HOST", "203.0.113.9", "PORT", "")))
                .isEqualTo("HOST=203.0.113.9 is no address of this machine.\n");
    }

    @Test
    void onlyPostgresqlIsADatabaseAndItsPasswordIsNotRepeated() throws Exception {
        assertThat(refusal(Map.of("PORT", "0", "DATABASE_URL", "mysql://user:secret@localhost/tasks")))
                .isEqualTo("DATABASE_URL is no PostgreSQL address. Write it as "
                        + "postgresql://user:password@host:5432/name, or as jdbc:postgresql://host:5432/name.\n");
    }

    @Test
    void aMalformedAddressIsNotRepeatedEither() throws Exception {
        assertThat(refusal(Map.of("PORT", "0", "DATABASE_URL", "postgresql://user:sec%ret@localhost/tasks")))
                .isEqualTo("DATABASE_URL is no address: Malformed escape pair at character 21. "
                        + "Write special characters of user and password as %XX.\n");
    }

    private static String refusal(Map<String, String> environment) throws Exception {
        ProcessBuilder launcher = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                BUILD.resolve("run/classes").toString(),
                "io.urutu.sample.run.Launcher",
                BUILD.toString());
        launcher.environment().putAll(environment);
        Process process = launcher.redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isEqualTo(2);
        return said;
    }
}
