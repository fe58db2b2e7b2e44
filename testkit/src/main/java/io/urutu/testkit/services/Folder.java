package io.urutu.testkit.services;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What one server writes: a log that stays, and data that goes with the service.
 *
 * @param name unique on the machine
 */
record Folder(String name, Path root, Path data) {

    static Folder create(Path services, String name) {
        try {
            Path root = services.resolve(name);
            Path data = Files.createDirectories(root.resolve("data"));
            return new Folder(name, root, data);
        } catch (IOException inTheWay) {
            throw new UncheckedIOException(inTheWay);
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
