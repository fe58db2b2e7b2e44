package io.urutu.runtime.context;

import io.urutu.context.MetadataValue;
import java.util.List;
import java.util.Map;

/**
 * What a method's annotations say of its execution, parsed once.
 *
 * @param transaction how the execution treats the transaction
 * @param keeps exceptions that do not roll back ({@code @Transactional(dontRollbackOn)}), minus those of {@code rollbackOn}
 * @param metadata the method's and its class's entries
 */
public record ExecutionPlan(
        Mode transaction, List<Class<?>> keeps, List<Class<?>> drops, Map<String, MetadataValue> metadata) {
    /** How an execution treats the transaction. */
    public enum Mode {
        /** Begun before the interceptors inside, committed before the settlement. */
        OWN,
        /** As OWN, and rolled back however it ends. */
        READ_ONLY,
        /** None. */
        NONE,
        /** The container's (session beans): scope and synchronisation only. */
        CONTAINER
    }

    public ExecutionPlan {
        keeps = List.copyOf(keeps);
        drops = List.copyOf(drops);
        metadata = Map.copyOf(metadata);
    }
}
