package io.urutu.tck;

import java.nio.file.Path;

/** What the runner tells the suite, by system properties; {@code tck/README.md} lists them. */
public final class Environment {
    private Environment() {}

    /** {@code urutu.tck.libs}: the folder of the jars that make up the implementation under test. */
    static String libraries() {
        return required("urutu.tck.libs");
    }

    /** {@code urutu.tck.log}: the server's log file. */
    static Path log() {
        return Path.of(required("urutu.tck.log"));
    }

    /** {@code urutu.tck.ejb}: whether the server has session beans; {@code true} unless told otherwise. */
    public static boolean hasSessionBeans() {
        return !"false".equals(System.getProperty("urutu.tck.ejb"));
    }

    /** {@code urutu.tck.redeploys}: how often an application is redeployed to look for what it leaves behind. */
    public static int redeploys() {
        return Integer.getInteger("urutu.tck.redeploys", 3);
    }

    /** The value, or a refusal to run that names it. */
    public static String required(String property) {
        String value = System.getProperty(property);
        if (value == null || value.isBlank()) {
            throw new IllegalStateException("set the system property " + property + ": see tck/README.md");
        }
        return value;
    }
}
