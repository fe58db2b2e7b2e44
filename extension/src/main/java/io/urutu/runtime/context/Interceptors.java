package io.urutu.runtime.context;

import io.urutu.context.Execution;
import io.urutu.context.ExecutionInterceptor;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.spi.CreationalContext;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.Prioritized;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The application's execution interceptors in their order, the transaction between the outer and the inner ones.
 *
 * @param outer those below 1000
 * @param inner the others
 * @param creation what the dependent ones among them hang on
 */
record Interceptors(List<ExecutionInterceptor> outer, List<ExecutionInterceptor> inner, CreationalContext<?> creation) {
    private static final int TRANSACTION = 1000;
    private static final int DEFAULT = 2000;
    private static final Comparator<Bean<?>> ORDER = Comparator.<Bean<?>>comparingInt(Interceptors::priority)
            .thenComparing(bean -> bean.getBeanClass().getName());

    /**
     * All of them, by priority.
     *
     * @param seen those the container has shown us: from inside a library jar some servers do not find the application's
     */
    static Interceptors find(BeanManager beans, Set<Bean<?>> seen) {
        Set<Bean<?>> all = new HashSet<>(seen);
        all.addAll(beans.getBeans(ExecutionInterceptor.class, Any.Literal.INSTANCE));
        CreationalContext<?> creation = beans.createCreationalContext(null);
        Function<Predicate<Bean<?>>, List<ExecutionInterceptor>> sorted = which -> all.stream()
                .filter(which)
                .sorted(ORDER)
                .map(bean -> reference(bean, beans, creation))
                .toList();
        return new Interceptors(
                sorted.apply(bean -> priority(bean) < TRANSACTION),
                sorted.apply(bean -> priority(bean) >= TRANSACTION),
                creation);
    }

    boolean isEmpty() {
        return outer.isEmpty() && inner.isEmpty();
    }

    /** Runs the core inside all of these; what was entered is left in reverse, however it ends. */
    static @Nullable Object around(List<ExecutionInterceptor> all, Execution execution, Callable<?> core)
            throws Exception {
        if (all.isEmpty()) {
            return core.call();
        }
        List<ExecutionInterceptor> rest = all.subList(1, all.size());
        return all.get(0).around(execution, () -> around(rest, execution, core));
    }

    private static int priority(Bean<?> bean) {
        if (bean instanceof Prioritized prioritized) {
            return prioritized.getPriority();
        }
        Priority written = bean.getBeanClass().getAnnotation(Priority.class);
        return written == null ? DEFAULT : written.value();
    }

    private static ExecutionInterceptor reference(Bean<?> bean, BeanManager beans, CreationalContext<?> creation) {
        return (ExecutionInterceptor) beans.getReference(bean, ExecutionInterceptor.class, creation);
    }
}
