package io.urutu.sample;

import java.net.URI;
import javax.tools.SimpleJavaFileObject;

/** A Java file that is only in memory. */
final class Source extends SimpleJavaFileObject {
    private final String text;

    Source(String className, String text) {
        super(URI.create("memory:///" + className.replace('.', '/') + Kind.SOURCE.extension), Kind.SOURCE);
        this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return text;
    }
}
