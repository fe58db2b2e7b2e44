package io.urutu.runtime.rest;

import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.CDI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How objects that the container makes without CDI find the room. Threading: safe for concurrent use. */
final class Lookup {
    private volatile @Nullable HttpExecutions found;

    /** Empty where no CDI runs in this application, and so no Urutu either. */
    Optional<HttpExecutions> find() {
        if (found == null) {
            found = ask();
        }
        return Optional.ofNullable(found);
    }

    private static @Nullable HttpExecutions ask() {
        try {
            Instance<HttpExecutions> beans = CDI.current().select(HttpExecutions.class);
            return beans.isResolvable() ? beans.get() : null;
        } catch (IllegalStateException noContainer) {
            return null;
        }
    }
}
