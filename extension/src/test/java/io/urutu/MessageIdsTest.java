package io.urutu;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Ids of messages are unique and stand in their room's range, as {@code message-ranges.txt} gives it out. */
class MessageIdsTest {
    private static final Pattern ID = Pattern.compile(
            "(?:new Problem|problems?\\.add|LOG\\.(?:info|warn|error))\\(\\s*(\\d{1,5}),|URUTU(\\d{5})");
    private static final Map<String, Integer> RANGES = Map.of(
            "io/urutu/boot", 0,
            "io/urutu/kernel", 0,
            "io/urutu/runtime/config", 0,
            "io/urutu/runtime/messaging", 1000,
            "io/urutu/runtime/context", 5000,
            "io/urutu/runtime/rest", 6000,
            "io/urutu/runtime/observability", 8000,
            "io/urutu/backend/rabbitmq", 10000,
            "io/urutu/backend/embedded", 13000,
            "io/urutu/backend/smallrye", 14000);
    private static final List<Path> SOURCES =
            List.of(Path.of("src/main/java"), Path.of("../reactive-messaging/src/main/java"));

    @Test
    void areUniqueAndInTheirRange() throws IOException {
        Map<Integer, Path> seen = new TreeMap<>();
        for (Path sources : SOURCES) {
            collect(sources, seen);
        }
        assertThat(seen).isNotEmpty();
    }

    private static void collect(Path sources, Map<Integer, Path> seen) throws IOException {
        try (Stream<Path> files = Files.walk(sources)) {
            for (Path file :
                    files.filter(name -> name.toString().endsWith(".java")).toList()) {
                Matcher matcher = ID.matcher(withoutComments(Files.readString(file)));
                while (matcher.find()) {
                    int id = Integer.parseInt(matcher.group(1) != null ? matcher.group(1) : matcher.group(2));
                    assertThat(id / 1000 * 1000).as("URUTU%05d in %s", id, file).isEqualTo(range(file));
                    assertThat(seen.putIfAbsent(id, file))
                            .as("URUTU%05d in %s too", id, file)
                            .isNull();
                }
            }
        }
    }

    private static int range(Path file) {
        String folder = file.getParent().toString().replace('\\', '/');
        return RANGES.entrySet().stream()
                .filter(range -> folder.endsWith(range.getKey()) || folder.contains(range.getKey() + "/"))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no range for " + file + " in message-ranges.txt"))
                .getValue();
    }

    private static String withoutComments(String source) {
        return source.replaceAll("(?s)/\\*.*?\\*/", "").replaceAll("//[^\n]*", "");
    }
}
