package io.urutu.tck;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;

/** The server's log file, read from a mark on. */
public final class ServerLog {
    private ServerLog() {}

    /** Where the log ends now. */
    public static long mark() {
        return Environment.log().toFile().length();
    }

    /** What was logged since. */
    public static String since(long mark) {
        try (RandomAccessFile log = new RandomAccessFile(Environment.log().toFile(), "r")) {
            byte[] bytes = new byte[(int) Math.max(0, log.length() - mark)];
            log.seek(mark);
            log.readFully(bytes);
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Waits for one line that has all the parts. */
    public static void awaitSince(long mark, String... parts) {
        Awaitility.await("a line with " + String.join(" and ", parts))
                .atMost(Duration.ofSeconds(20))
                .until(() -> since(mark).lines().anyMatch(line -> hasAll(line, parts)));
    }

    private static boolean hasAll(String line, String... parts) {
        return List.of(parts).stream().allMatch(line::contains);
    }
}
