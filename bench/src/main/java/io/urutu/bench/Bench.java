package io.urutu.bench;

import io.urutu.bench.messaging.MessagingBench;
import java.nio.file.Path;

/** {@code bench/run NAME}. */
final class Bench {

    public static void main(String[] arguments) throws Exception {
        String name = arguments.length == 2 ? arguments[1] : "";
        Path build = Path.of(arguments[0]);
        switch (name) {
            case "messaging" -> new MessagingBench(build).run();
            case "startup" -> new StartupBench(build).run();
            default -> {
                System.err.println("bench/run NAME, where NAME is: messaging, startup");
                System.exit(2);
            }
        }
    }

    private Bench() {}
}
