package io.urutu.testkit.services;

import java.nio.file.Path;
import java.util.Optional;

/** How an installed server of one kind is run for tests. */
interface Recipe {

    /** The program, when it is installed. */
    Optional<Path> program();

    /**
     * A service that is not started yet.
     *
     * @throws Unavailable the server cannot be run by this user
     */
    LocalService prepare(Path program, Folder folder) throws Unavailable;
}
