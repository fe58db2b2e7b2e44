package io.urutu.tck;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;

/**
 * The connector that applications with a real broker are run with, {@code urutu.tck.connector}, and what it is declared
 * not to keep.
 */
public final class Connector {
    /** The one that is in use when nothing is said. */
    public static final String DEFAULT = "urutu-rabbitmq";

    /** A pattern of the names of threads that SmallRye's connectors stand on. */
    public static final String THREADS = "vert\\.x.*|vertx.*|.*netty.*|.*EventLoop.*|.*[mM]utiny.*";

    private Connector() {}

    /** As {@code urutu.messaging.connector} and the bus's status call it. */
    public static String name() {
        String asked = System.getProperty("urutu.tck.connector", "");
        return asked.isBlank() ? DEFAULT : asked;
    }

    /** What takes the place of the implementation's jars, where it is another than the one in use anyway. */
    static Optional<File> libraries() {
        return name().equals(DEFAULT)
                ? Optional.empty()
                : Optional.of(new File(Environment.required("urutu.tck.connector-libs")));
    }

    /** Ids of assertions, each with the reason why it cannot be kept, from {@code <connector>.properties} beside this class. */
    static Map<String, String> without(String connector) {
        Map<String, String> declared = new TreeMap<>();
        try (InputStream list = Connector.class.getResourceAsStream(connector + ".properties")) {
            if (list != null) {
                Properties read = new Properties();
                read.load(list);
                read.stringPropertyNames().forEach(id -> declared.put(id, read.getProperty(id)));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return declared;
    }
}
