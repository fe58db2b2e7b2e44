package io.urutu.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.platform.commons.support.AnnotationSupport;

/** The ids of the assertions, and what a connector is declared not to keep. */
class DeclarationsTest {
    private static final String SMALLRYE = "smallrye-rabbitmq";
    private static final Path CLASSES = Path.of("target/classes");
    private static final Path PAGE = Path.of("../README.md");

    @Test
    void anIdStandsForOnePromise() throws IOException {
        Map<String, List<String>> promises = classes()
                .flatMap(each -> assertions(each).map(Assertion.class::cast))
                .collect(Collectors.groupingBy(
                        Assertion::id, Collectors.mapping(Assertion::promise, Collectors.toList())));

        assertThat(promises)
                .isNotEmpty()
                .allSatisfy((id, all) -> assertThat(all).as(id).hasSize(1));
    }

    @Test
    void whatIsDeclaredNotToBeKeptIsAssertedWithARealBroker() throws IOException {
        List<String> withRealBroker = classes()
                .filter(each -> AnnotationSupport.isAnnotated(each, RealBroker.class))
                .flatMap(each -> Stream.concat(Stream.of(each), Arrays.stream(each.getInterfaces())))
                .flatMap(each -> assertions(each).map(Assertion::id))
                .toList();

        assertThat(Connector.without(SMALLRYE)).allSatisfy((id, reason) -> {
            assertThat(withRealBroker).contains(id);
            assertThat(reason).isNotBlank();
        });
    }

    @Test
    void thePageSaysTheSame() throws IOException {
        String section =
                Files.readString(PAGE).split("## With another connector", 2)[1].split("\n## ", 2)[0];
        Map<String, String> rows = Pattern.compile("^\\| `([A-Z]+-\\d+)` \\| (.+) \\|$", Pattern.MULTILINE)
                .matcher(section)
                .results()
                .collect(Collectors.toMap(row -> row.group(1), row -> row.group(2)));

        assertThat(rows).isEqualTo(Connector.without(SMALLRYE));
    }

    @Test
    void aConnectorWithoutAListKeepsAll() {
        assertThat(Connector.without(Connector.DEFAULT)).isEmpty();
    }

    private static Stream<Assertion> assertions(Class<?> declaring) {
        return Arrays.stream(declaring.getDeclaredMethods())
                .flatMap(method -> AnnotationSupport.findAnnotation(method, Assertion.class).stream());
    }

    private static Stream<? extends Class<?>> classes() throws IOException {
        try (Stream<Path> files = Files.walk(CLASSES)) {
            return files
                    .map(file -> CLASSES.relativize(file).toString())
                    .filter(file -> file.endsWith(".class") && !file.endsWith("-info.class"))
                    .map(file -> load(file.replace(".class", "").replace('/', '.')))
                    .toList()
                    .stream();
        }
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, DeclarationsTest.class.getClassLoader());
        } catch (ClassNotFoundException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
