package io.urutu.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the documentation shows is Java that compiles against what users add. */
class DocumentationTest {
    private static final Path ROOT = Path.of(System.getProperty("basedir", "")).toAbsolutePath().getParent();

    @TempDir
    Path classes;

    @ParameterizedTest
    @MethodSource("pages")
    void everyJavaBlockCompiles(Path file) {
        List<Source> sources = Page.read(file).sources();

        assertThat(problems(sources)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyLinkToAFileLeadsSomewhere(Path file) {
        Stream<String> links = Pattern.compile("\\]\\(([^)#:]+)(?:#[^)]*)?\\)")
                .matcher(Page.read(file).text())
                .results()
                .map(link -> link.group(1));

        assertThat(links.filter(link -> !Files.exists(file.resolveSibling(link)))).isEmpty();
    }

    @Test
    void theReadmeHasTheExampleThatTestsTake() throws IOException {
        assertThat(Files.readString(ROOT.resolve("README.md")))
                .containsOnlyOnce("<!-- example -->\n```java\npackage ");
    }

    static Stream<Path> pages() throws IOException {
        try (Stream<Path> docs = Files.list(ROOT.resolve("docs"))) {
            List<Path> pages = docs.filter(file -> file.toString().endsWith(".md")).sorted().toList();
            return Stream.concat(Stream.of(ROOT.resolve("README.md")), pages.stream());
        }
    }

    private List<String> problems(List<Source> sources) {
        if (sources.isEmpty()) {
            return List.of();
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
        List<String> options = List.of(
                "--release", "17", "-proc:none", "-parameters", "-d", classes.toString(),
                "-cp", System.getProperty("java.class.path"));
        boolean compiled = compiler.getTask(null, null, found, options, null, sources).call();
        List<String> errors = found.getDiagnostics().stream()
                .filter(problem -> problem.getKind() == Diagnostic.Kind.ERROR)
                .map(Object::toString)
                .toList();
        assertThat(compiled).isEqualTo(errors.isEmpty());
        return errors;
    }
}
