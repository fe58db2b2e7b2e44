package io.urutu.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** How much longer Payara Micro takes to answer a request when the application has Urutu in it. */
final class StartupBench {
    private static final int PAIRS = 10;
    private static final String APPLICATION = "io/urutu/bench/app";

    private final Path build;

    StartupBench(Path build) {
        this.build = build;
    }

    void run() throws Exception {
        Path classes = build.resolve("classes");
        Path with = War.write(build.resolve("with.war"), classes, APPLICATION, War.in(build.resolve("extension")));
        Path without = War.write(build.resolve("without.war"), classes, APPLICATION, List.of());

        Pairs pairs = Pairs.measure(PAIRS, () -> start(with), () -> start(without));

        result("with-seconds", pairs.medianOurs());
        result("without-seconds", pairs.medianTwin());
        result("added-seconds", pairs.medianDifference());
    }

    private double start(Path war) throws IOException, InterruptedException {
        try (PayaraMicro server = PayaraMicro.start(build, war, List.of())) {
            return server.awaitAnswer("ping").toNanos() / 1e9;
        }
    }

    private static void result(String metric, double value) {
        System.out.printf(Locale.ROOT, "RESULT startup %s %.2f%n", metric, value);
    }
}
