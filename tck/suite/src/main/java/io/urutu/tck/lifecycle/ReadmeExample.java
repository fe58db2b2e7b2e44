package io.urutu.tck.lifecycle;

import io.urutu.tck.War;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jboss.shrinkwrap.api.asset.ByteArrayAsset;

/** The Java blocks below the comment {@code <!-- example -->} of a Markdown page, compiled. */
final class ReadmeExample {
    private static final Pattern BLOCK = Pattern.compile("<!-- example -->\\s*```java\\R(.*?)```", Pattern.DOTALL);
    private static final Pattern CLASS =
            Pattern.compile("^public (?:class|record|interface) (\\w+)", Pattern.MULTILINE);

    private final Path classes;

    private ReadmeExample(Path classes) {
        this.classes = classes;
    }

    static ReadmeExample compile(Path page) {
        try {
            Path classes = Files.createTempDirectory("readme-example");
            List<JavaFileObject> sources = BLOCK.matcher(Files.readString(page))
                    .results()
                    .map(block -> source(block.group(1)))
                    .toList();
            JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
            try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
                List<String> options = List.of(
                        "--release",
                        "17",
                        "-parameters",
                        "-proc:none",
                        "-cp",
                        System.getProperty("surefire.real.class.path", System.getProperty("java.class.path")),
                        "-d",
                        classes.toString());
                if (sources.isEmpty()
                        || !compiler.getTask(null, files, null, options, null, sources)
                                .call()) {
                    throw new AssertionError("the example of " + page + " is missing or does not compile");
                }
            }
            return new ReadmeExample(classes);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    void addTo(War war) {
        try (Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String path = classes.relativize(file).toString().replace(File.separatorChar, '/');
                war.compiled(path, new ByteArrayAsset(Files.readAllBytes(file)));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static JavaFileObject source(String code) {
        Matcher name = CLASS.matcher(code);
        if (!name.find()) {
            throw new AssertionError("the example has no public class");
        }
        URI place = URI.create("string:///" + name.group(1) + ".java");
        return new SimpleJavaFileObject(place, JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return code;
            }
        };
    }
}
