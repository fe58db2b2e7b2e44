package io.urutu.tck;

import io.urutu.tck.probe.Ledger;
import java.io.File;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.Asset;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** An application of the TCK: its classes, its configuration, the implementation under test and the probe. */
public final class War {
    private final WebArchive archive;
    private final Map<String, String> config = new TreeMap<>();
    private Optional<File> implementation = Optional.empty();

    private War(String name) {
        archive = ShrinkWrap.create(WebArchive.class, name + ".war");
    }

    /** An application with the implementation under test and the {@link Ledger probe}. */
    public static War named(String name) {
        return carrying(name, new File(Environment.libraries()));
    }

    /** As {@link #named}, with this jar, or the jars of this folder, as the implementation under test. */
    public static War carrying(String name, File implementation) {
        War war = bare(name).libraries(implementation);
        war.archive.addPackage(Ledger.class.getPackage());
        return war;
    }

    /** An empty application. */
    public static War bare(String name) {
        return new War(name);
    }

    /** All classes of the package of this one. */
    public War packageOf(Class<?> member) {
        archive.addPackage(member.getPackage());
        return this;
    }

    /** These classes and what is nested in them. */
    public War classes(Class<?>... some) {
        archive.addClasses(some);
        return this;
    }

    /** Leaves the class out again. */
    public War without(Class<?> member) {
        archive.deleteClass(member);
        return this;
    }

    /** An entry of {@code microprofile-config.properties}. */
    public War with(String key, String value) {
        config.put(key, value);
        return this;
    }

    /** The address of a real broker, which is reached by the {@link Connector} in use. */
    public War broker(String url) {
        Connector.libraries().ifPresent(libraries -> {
            implementation = Optional.of(libraries);
            with("urutu.messaging.connector", Connector.name());
        });
        return with("urutu.broker.url", url);
    }

    /** A file below {@code WEB-INF/classes}. */
    public War resource(String path, String content) {
        archive.addAsResource(new StringAsset(content), path);
        return this;
    }

    /** A file below {@code WEB-INF}. */
    public War webInf(String path, String content) {
        archive.addAsWebInfResource(new StringAsset(content), path);
        return this;
    }

    /** A class compiled by the test, by its path below {@code WEB-INF/classes}. */
    public War compiled(String path, Asset bytes) {
        archive.addAsResource(bytes, path);
        return this;
    }

    /** The implementation under test: all jars of a folder, or one jar. */
    public War libraries(File folderOrJar) {
        implementation = Optional.of(folderOrJar);
        return this;
    }

    public WebArchive build() {
        if (!config.isEmpty()) {
            resource("META-INF/microprofile-config.properties", properties());
        }
        implementation.map(War::jars).ifPresent(archive::addAsLibraries);
        ServiceLoader.load(ArchiveExtender.class).forEach(extender -> extender.extend(archive));
        return archive;
    }

    private static File[] jars(File folderOrJar) {
        File[] inside = folderOrJar.listFiles((folder, name) -> name.endsWith(".jar"));
        return inside == null ? new File[] {folderOrJar} : inside;
    }

    private String properties() {
        return config.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .collect(Collectors.joining("\n", "", "\n"));
    }
}
