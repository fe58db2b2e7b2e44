package io.urutu.tck;

import org.jboss.shrinkwrap.api.spec.WebArchive;

/**
 * Adds what an implementation or a server needs to every archive, beyond the jars of {@code urutu.tck.libs}: found by
 * {@code ServiceLoader} on the class path of the tests.
 *
 * <pre>{@code
 * public final class Drivers implements ArchiveExtender {
 *     public void extend(WebArchive archive) { archive.addAsLibrary(new File("driver.jar")); }
 * }
 * }</pre>
 */
@FunctionalInterface
public interface ArchiveExtender {
    void extend(WebArchive archive);
}
