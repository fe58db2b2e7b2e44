package io.urutu.sample;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** A page of the documentation and the Java on it. The blocks of a page see one another, as the reader does. */
record Page(Path file, String text) {
    private static final Pattern BLOCK = Pattern.compile("^```java\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);
    private static final Pattern PUBLIC_TYPE = Pattern.compile(
            "^public (?:final |sealed |abstract )*(?=class|record|interface|enum|@interface)", Pattern.MULTILINE);
    /** What a snippet may use without saying so. Names that mean two things are imported one by one. */
    private static final String IMPORTS =
            """
            import io.urutu.*; import io.urutu.config.*; import io.urutu.context.*; import io.urutu.messaging.*;
            import io.urutu.testkit.*; import org.junit.jupiter.api.Test; import static org.assertj.core.api.Assertions.*;
            import jakarta.annotation.*; import jakarta.enterprise.context.*;
            import jakarta.enterprise.inject.*; import jakarta.inject.*; import jakarta.persistence.*;
            import jakarta.validation.constraints.*; import jakarta.ws.rs.*; import jakarta.ws.rs.core.*;
            import jakarta.enterprise.inject.Produces; import jakarta.persistence.Id;
            import java.io.*; import java.lang.annotation.*; import java.net.*; import java.time.*; import java.util.*; import java.util.concurrent.CompletionStage;
            import org.eclipse.microprofile.reactive.messaging.*;
            """;

    static Page read(Path file) {
        try {
            return new Page(file, Files.readString(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Each block as a source file; one that names its package is a file already. */
    List<Source> sources() {
        List<String> blocks =
                BLOCK.matcher(text).results().map(block -> block.group(1)).toList();
        return IntStream.range(0, blocks.size())
                .mapToObj(i -> blocks.get(i).startsWith("package ") ? whole(blocks.get(i)) : snippet(i, blocks.get(i)))
                .toList();
    }

    private static Source whole(String block) {
        MatchResult names = Pattern.compile(
                        "package ([\\w.]+);.*?^public class (\\w+)", Pattern.MULTILINE | Pattern.DOTALL)
                .matcher(block)
                .results()
                .findFirst()
                .orElseThrow();
        return new Source(names.group(1) + "." + names.group(2), block);
    }

    /** Several public types may share a block, which a file does not allow. */
    private Source snippet(int number, String block) {
        String name = file.getFileName().toString().replaceAll("\\W", "");
        Matcher types = PUBLIC_TYPE.matcher(block);
        return new Source(
                "docs." + name + ".Block" + number, "package docs." + name + ";" + IMPORTS + types.replaceAll(""));
    }
}
