package io.urutu.bench;

import io.urutu.bench.messaging.MessagingBench;
import java.nio.file.Path;
import java.util.List;

/** {@code bench/run NAME [PART...]}. */
final class Bench {

    public static void main(String[] arguments) throws Exception {
        String name = arguments.length > 1 ? arguments[1] : "";
        Path build = Path.of(arguments[0]);
        List<String> parts = List.of(arguments).subList(Math.min(2, arguments.length), arguments.length);
        if (name.equals("messaging") && MessagingBench.PARTS.containsAll(parts)) {
            new MessagingBench(build, parts).run();
        } else if (name.equals("startup") && parts.isEmpty()) {
            new StartupBench(build).run();
        } else {
            System.err.println("bench/run startup | messaging [PART...], where PART is of " + MessagingBench.PARTS);
            System.exit(2);
        }
    }

    private Bench() {}
}
