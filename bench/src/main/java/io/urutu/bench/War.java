package io.urutu.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/** Packs the classes of one package of this module, and jars, into a WAR. */
public final class War {

    public static Path write(Path file, Path classes, String packageFolder, List<Path> jars) throws IOException {
        try (OutputStream out = Files.newOutputStream(file);
                JarOutputStream war = new JarOutputStream(out)) {
            for (Path type : in(classes.resolve(packageFolder))) {
                add(war, "WEB-INF/classes/" + packageFolder + "/" + type.getFileName(), type);
            }
            for (Path jar : jars) {
                add(war, "WEB-INF/lib/" + jar.getFileName(), jar);
            }
        }
        return file;
    }

    /** The files of this folder, in an order that is the same everywhere. */
    public static List<Path> in(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    private static void add(JarOutputStream war, String name, Path file) throws IOException {
        war.putNextEntry(new JarEntry(name));
        Files.copy(file, war);
    }

    private War() {}
}
