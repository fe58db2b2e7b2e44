package io.urutu.runtime.messaging.payload;

import io.urutu.messaging.MessageKey;
import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where the {@link MessageKey} of a payload type is; found once a type.
 *
 * <p><b>Threading.</b> Immutable.
 */
public final class KeyReader {
    private final List<AccessibleObject> places;

    private KeyReader(List<AccessibleObject> places) {
        this.places = places;
    }

    public static KeyReader of(Class<?> type) {
        Map<String, AccessibleObject> places = new LinkedHashMap<>();
        if (type.isRecord()) {
            Arrays.stream(type.getRecordComponents())
                    .filter(component -> component.isAnnotationPresent(MessageKey.class))
                    .forEach(component -> places.put(component.getName(), component.getAccessor()));
        } else {
            lineage(type)
                    .flatMap(each -> Arrays.stream(each.getDeclaredFields()))
                    .filter(field -> field.isAnnotationPresent(MessageKey.class))
                    .forEach(field -> places.putIfAbsent("field " + field.getName(), field));
        }
        lineage(type)
                .flatMap(each -> Arrays.stream(each.getDeclaredMethods()))
                .filter(method -> method.isAnnotationPresent(MessageKey.class) && !method.isBridge())
                .forEach(method -> places.putIfAbsent(method.getName(), method));
        places.values().forEach(place -> place.setAccessible(true));
        return new KeyReader(List.copyOf(places.values()));
    }

    /** Whether it is in more than one place, or where nothing can be read. */
    public boolean contradictory() {
        return places.size() > 1
                || places.stream().anyMatch(place -> place instanceof Method method && !isReadable(method));
    }

    /** {@code field id and method account}, for people. */
    public String places() {
        return places.stream()
                .map(place -> place instanceof Field field ? field.getName() : ((Method) place).getName() + "()")
                .sorted()
                .collect(Collectors.joining(" and "));
    }

    /** Whether the type has a key at all. */
    public boolean exists() {
        return !places.isEmpty();
    }

    /** Empty where the type has no key, or its value is null. */
    public Optional<String> read(Object payload) {
        return places.isEmpty()
                ? Optional.empty()
                : Optional.ofNullable(value(payload)).map(Object::toString);
    }

    private @Nullable Object value(Object payload) {
        try {
            return places.get(0) instanceof Field field ? field.get(payload) : ((Method) places.get(0)).invoke(payload);
        } catch (InvocationTargetException thrown) {
            throw new IllegalArgumentException(thrown.getTargetException());
        } catch (IllegalAccessException impossible) {
            throw new IllegalStateException(places() + " cannot be read", impossible);
        }
    }

    private static boolean isReadable(Method method) {
        return method.getParameterCount() == 0 && method.getReturnType() != void.class;
    }

    private static Stream<Class<?>> lineage(Class<?> type) {
        List<Class<?>> lineage = new ArrayList<>();
        for (Class<?> each = type;
                each != null && each != Object.class && each != Record.class;
                each = each.getSuperclass()) {
            lineage.add(each);
        }
        return lineage.stream();
    }
}
