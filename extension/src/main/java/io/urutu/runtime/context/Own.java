package io.urutu.runtime.context;

import jakarta.enterprise.inject.spi.CDI;

/**
 * Our beans, for the classes of ours that the container makes. They cannot inject them: Payara gives each class an
 * extension adds an archive of its own, which sees no other.
 */
final class Own {
    private Own() {}

    static <T> T bean(Class<T> type) {
        return CDI.current().select(type).get();
    }
}
