package io.urutu.testkit.services;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Who runs a server that refuses to run as root: this user, or another one when this is root. */
record Account(Optional<String> other) {
    private static final List<String> CANDIDATES = List.of("postgres", "nobody");
    private static final String CHANGE_USER =
            "exec setpriv --reuid=\"$0\" --regid=\"$(id -g \"$0\")\" --clear-groups \"$@\"";

    static Account forServer() throws Unavailable {
        if (!Programs.runsAsRoot()) {
            return new Account(Optional.empty());
        }
        String name = CANDIDATES.stream()
                .filter(Account::exists)
                .findFirst()
                .orElseThrow(() -> new Unavailable("root needs the user postgres or nobody to run it"));
        return new Account(Optional.of(name));
    }

    /** The command as this account runs it. */
    List<String> running(List<String> command) {
        return other.map(name -> Stream.concat(Stream.of("sh", "-c", CHANGE_USER, name), command.stream())
                        .toList())
                .orElse(command);
    }

    /** The folder with its data where this account reaches it, and owned by it. */
    Folder settle(Folder folder) {
        if (other.isEmpty()) {
            return folder;
        }
        Folder reached = isReachable(folder.data()) ? folder : folder.withTemporaryData();
        own(reached.data());
        return reached;
    }

    void own(Path path) {
        try {
            if (other.isPresent()) {
                Files.setOwner(
                        path,
                        FileSystems.getDefault().getUserPrincipalLookupService().lookupPrincipalByName(other.get()));
            }
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }

    private static boolean isReachable(Path folder) {
        try {
            for (Path above = folder.getParent(); above != null; above = above.getParent()) {
                if (!Files.getPosixFilePermissions(above).contains(PosixFilePermission.OTHERS_EXECUTE)) {
                    return false;
                }
            }
            return true;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static boolean exists(String user) {
        try {
            FileSystems.getDefault().getUserPrincipalLookupService().lookupPrincipalByName(user);
            return true;
        } catch (IOException unknown) {
            return false;
        }
    }
}
