package io.urutu.runtime.messaging.declaring;

import io.urutu.kernel.Problems;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.spi.AnnotatedType;
import java.lang.reflect.Modifier;
import java.util.HashSet;
import java.util.Set;

/**
 * Finds classes with handlers that never become beans, so that nobody waits for calls that do not come.
 *
 * <p><b>Threading.</b> Confined to the thread that deploys.
 */
public final class UnservedTypes {
    private final Set<Class<?>> withHandlers = new HashSet<>();
    private final Set<Class<?>> withStandardMethods = new HashSet<>();
    private final Set<Class<?>> served = new HashSet<>();

    public void saw(AnnotatedType<?> type) {
        int modifiers = type.getJavaClass().getModifiers();
        boolean concrete = !Modifier.isAbstract(modifiers) && !Modifier.isInterface(modifiers);
        // an alternative that nobody selected is left out on purpose
        if (!concrete || type.isAnnotationPresent(Alternative.class)) {
            return;
        }
        if (!HandlerMethods.ours(type).isEmpty()) {
            withHandlers.add(type.getJavaClass());
        } else if (!HandlerMethods.standard(type).isEmpty()) {
            withStandardMethods.add(type.getJavaClass());
        }
    }

    /** The class's handlers are served, and those it inherits. */
    public void isBean(Class<?> type) {
        for (Class<?> each = type; each != null; each = each.getSuperclass()) {
            served.add(each);
        }
    }

    /** @param standardIsOurs whether Reactive Messaging's annotations are served by us or nobody */
    public void report(boolean standardIsOurs, Problems problems) {
        if (standardIsOurs) {
            withStandardMethods.stream()
                    .filter(type -> !served.contains(type))
                    .forEach(type -> problems.add(ReactiveProblems.noController(type)));
        }
        withHandlers.stream()
                .filter(type -> !served.contains(type))
                .forEach(type -> problems.add(DeclaringProblems.noBean(type)));
    }
}
