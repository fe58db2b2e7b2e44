package io.urutu.runtime.context;

import jakarta.enterprise.context.spi.Contextual;
import jakarta.enterprise.context.spi.CreationalContext;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The {@code @ExecutionScoped} instances of one execution. Threading: confined to its thread. */
final class ScopedInstances {
    private final Map<Contextual<?>, Held<?>> held = new LinkedHashMap<>();

    @SuppressWarnings("unchecked") // stored under its own contextual
    <T> @Nullable T get(Contextual<T> contextual) {
        Held<T> found = (Held<T>) held.get(contextual);
        return found == null ? null : found.instance;
    }

    <T> T create(Contextual<T> contextual, CreationalContext<T> creation) {
        T instance = contextual.create(creation);
        held.put(contextual, new Held<>(contextual, creation, instance));
        return instance;
    }

    void destroy(Contextual<?> contextual) {
        Held<?> found = held.remove(contextual);
        if (found != null) {
            found.destroy();
        }
    }

    /** The last created first; one that fails hinders no other. */
    void destroyAll() {
        List<Held<?>> all = new ArrayList<>(held.values());
        Collections.reverse(all);
        held.clear();
        for (Held<?> each : all) {
            try {
                each.destroy();
            } catch (RuntimeException failed) {
                ContextMessages.notDestroyed(each.contextual.toString(), failed);
            }
        }
    }

    private record Held<T>(Contextual<T> contextual, CreationalContext<T> creation, T instance) {
        void destroy() {
            contextual.destroy(instance, creation);
        }
    }
}
