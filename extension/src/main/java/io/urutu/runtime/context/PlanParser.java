package io.urutu.runtime.context;

import io.urutu.context.Metadata;
import io.urutu.context.MetadataValue;
import io.urutu.context.NewTransaction;
import io.urutu.context.NoTransaction;
import io.urutu.context.ReadOnly;
import io.urutu.runtime.context.ExecutionPlan.Mode;
import jakarta.transaction.Transactional;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Reads an {@link ExecutionPlan} off a bean class and one of its methods. */
final class PlanParser {
    /** By name: the annotations may be missing at run time, and session beans then are too. */
    private static final Set<String> SESSION_BEANS =
            Set.of("jakarta.ejb.Stateless", "jakarta.ejb.Stateful", "jakarta.ejb.Singleton");

    private static final List<Class<? extends Annotation>> TRANSACTIONS =
            List.of(NewTransaction.class, NoTransaction.class, ReadOnly.class, Transactional.class);

    private final Class<?> beanClass;
    private final List<AnnotatedElement> methods;
    private final List<AnnotatedElement> classes;

    PlanParser(Class<?> beanClass, Method method) {
        this.beanClass = beanClass;
        List<Class<?>> lineage = lineage(beanClass);
        this.classes = List.copyOf(lineage);
        this.methods = lineage.stream()
                .flatMap(type -> declared(type, method).stream())
                .map(AnnotatedElement.class::cast)
                .toList();
    }

    ExecutionPlan parse() {
        Optional<AnnotatedElement> place = first(methods, PlanParser::speaksOfTransactions)
                .or(() -> first(classes, PlanParser::speaksOfTransactions));
        Optional<Transactional> transactional = place.map(element -> element.getAnnotation(Transactional.class));
        return new ExecutionPlan(
                mode(place),
                named(transactional, Transactional::dontRollbackOn),
                named(transactional, Transactional::rollbackOn),
                metadata());
    }

    private Mode mode(Optional<AnnotatedElement> place) {
        if (Stream.of(beanClass.getAnnotations())
                .anyMatch(a -> SESSION_BEANS.contains(a.annotationType().getName()))) {
            return Mode.CONTAINER;
        }
        if (place.isEmpty()) {
            return Mode.OWN;
        }
        AnnotatedElement element = place.get();
        if (element.isAnnotationPresent(ReadOnly.class)) {
            return Mode.READ_ONLY;
        }
        return element.isAnnotationPresent(NoTransaction.class) || isNever(element) ? Mode.NONE : Mode.OWN;
    }

    @SuppressWarnings("rawtypes") // as jakarta.transaction declares them
    private static List<Class<?>> named(Optional<Transactional> transactional, Function<Transactional, Class[]> which) {
        return transactional.stream()
                .flatMap(found -> Stream.<Class<?>>of(which.apply(found)))
                .toList();
    }

    /** {@code NEVER} refuses a running transaction, so beginning one would make the method impossible to call. */
    private static boolean isNever(AnnotatedElement element) {
        Transactional transactional = element.getAnnotation(Transactional.class);
        return transactional != null && transactional.value() == Transactional.TxType.NEVER;
    }

    private Map<String, MetadataValue> metadata() {
        Map<String, MetadataValue> entries = new TreeMap<>();
        first(classes, PlanParser::speaksOfMetadata).ifPresent(type -> collect(type, true, entries));
        first(methods, PlanParser::speaksOfMetadata).ifPresent(method -> collect(method, false, entries));
        return entries;
    }

    private static void collect(AnnotatedElement element, boolean inherited, Map<String, MetadataValue> into) {
        for (Metadata entry : element.getAnnotationsByType(Metadata.class)) {
            into.put(entry.key(), new MetadataValue(entry.value(), inherited));
        }
    }

    private static boolean speaksOfTransactions(AnnotatedElement element) {
        return TRANSACTIONS.stream().anyMatch(element::isAnnotationPresent);
    }

    private static boolean speaksOfMetadata(AnnotatedElement element) {
        return element.getAnnotationsByType(Metadata.class).length > 0;
    }

    private static Optional<AnnotatedElement> first(List<AnnotatedElement> places, Predicate<AnnotatedElement> which) {
        return places.stream().filter(which).findFirst();
    }

    /** The class, those above it, then their interfaces: the nearest first. */
    private static List<Class<?>> lineage(Class<?> beanClass) {
        List<Class<?>> lineage = new ArrayList<>();
        for (Class<?> type = beanClass; type != null && type != Object.class; type = type.getSuperclass()) {
            lineage.add(type);
        }
        for (Class<?> type : List.copyOf(lineage)) {
            addInterfaces(type, lineage);
        }
        return lineage;
    }

    private static void addInterfaces(Class<?> type, List<Class<?>> lineage) {
        for (Class<?> above : type.getInterfaces()) {
            if (!lineage.contains(above)) {
                lineage.add(above);
            }
            addInterfaces(above, lineage);
        }
    }

    private static Optional<Method> declared(Class<?> type, Method like) {
        try {
            return Optional.of(type.getDeclaredMethod(like.getName(), like.getParameterTypes()));
        } catch (NoSuchMethodException notHere) {
            return Optional.empty();
        }
    }
}
