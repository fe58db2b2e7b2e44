package io.urutu.testkit.services;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What one server writes: a log that stays, and data that goes with the service.
 *
 * @param name unique on the machine
 */
record Folder(String name, Path root, Path data) {

    /** The first free {@code <kind>-<pid of this JVM>-<n>}. */
    static Folder create(Path services, String kind) {
        try {
            Files.createDirectories(services);
            String prefix = kind + "-" + ProcessHandle.current().pid() + "-";
            int n = 1;
            while (!create(services.resolve(prefix + n))) {
                n++;
            }
            Path root = services.resolve(prefix + n);
            return new Folder(prefix + n, root, Files.createDirectory(root.resolve("data")));
        } catch (IOException inTheWay) {
            throw new UncheckedIOException(inTheWay);
        }
    }

    private static boolean create(Path folder) throws IOException {
        try {
            Files.createDirectory(folder);
            return true;
        } catch (FileAlreadyExistsException taken) {
            return false;
        }
    }

    /** The same with its data elsewhere: in the temporary folder, which every user reaches. */
    Folder withTemporaryData() {
        try {
            return new Folder(name, root, Files.createTempDirectory(name));
        } catch (IOException inTheWay) {
            throw new UncheckedIOException(inTheWay);
        }
    }

    Path log() {
        return root.resolve("server.log");
    }

    String data(String file) {
        return data.resolve(file).toString();
    }

    Path write(String file, String text) {
        try {
            return Files.writeString(data.resolve(file), text);
        } catch (IOException inTheWay) {
            throw new UncheckedIOException(inTheWay);
        }
    }
}
