package io.urutu.runtime.context;

import io.urutu.context.MetadataValue;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;

/**
 * What a method's annotations say of its execution, parsed once.
 *
 * @param transaction how the execution treats the transaction
 * @param keeps exceptions that do not roll back ({@code @Transactional(dontRollbackOn)})
 * @param drops exceptions that do although a class above them is kept ({@code @Transactional(rollbackOn)})
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

    /**
     * What the method of this bean class is annotated with, by our annotations and by
     * {@code jakarta.transaction.Transactional}. A method's annotations hide its class's; an overriding method without
     * any keeps those of the method it overrides. Session beans have the container's transaction.
     */
    public static ExecutionPlan of(Class<?> beanClass, Method method) {
        return new PlanParser(beanClass, method).parse();
    }

    /** Whether the work holds although this was thrown: of all classes named, the one nearest to it decides. */
    boolean keeps(Throwable failure) {
        for (Class<?> type = failure.getClass(); type != null; type = type.getSuperclass()) {
            if (keeps.contains(type)) {
                return true;
            }
            if (drops.contains(type)) {
                return false;
            }
        }
        return false;
    }
}
