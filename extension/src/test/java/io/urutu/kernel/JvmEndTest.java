package io.urutu.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class JvmEndTest {
    @Test
    void isSeenBeforeAnyHookHasRun() throws IOException, InterruptedException {
        Process ending = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Ending.class.getName())
                .redirectErrorStream(true)
                .start();

        String said = new String(ending.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(said).isEqualTo("running: false, ending: true");
        assertThat(ending.waitFor()).isZero();
    }

    @Test
    void leavesNothingBehind() {
        JvmEnd end = new JvmEnd();

        assertThat(end.hasBegun()).isFalse();
        assertThat(end.hasBegun()).isFalse();
    }

    static final class Ending {
        private Ending() {}

        public static void main(String... none) {
            JvmEnd end = new JvmEnd();
            System.out.print("running: " + end.hasBegun());
            Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.print(", ending: " + end.hasBegun())));
        }
    }
}
