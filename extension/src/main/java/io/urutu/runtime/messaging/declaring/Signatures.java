package io.urutu.runtime.messaging.declaring;

import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Methods and types as people write them. */
public final class Signatures {
    private Signatures() {}

    /** {@code OrderMail#onPaid(OrderPaid)}. */
    static String where(Class<?> owner, Method method) {
        return Arrays.stream(method.getGenericParameterTypes())
                .map(Signatures::simple)
                .collect(Collectors.joining(", ", owner.getSimpleName() + "#" + method.getName() + "(", ")"));
    }

    /** A type without its packages: {@code MessageOf<OrderPaid>}. */
    public static String simple(Type type) {
        if (type instanceof Class<?> plain) {
            return plain.getSimpleName();
        }
        if (type instanceof ParameterizedType generic) {
            return Arrays.stream(generic.getActualTypeArguments())
                    .map(Signatures::simple)
                    .collect(Collectors.joining(", ", simple(generic.getRawType()) + "<", ">"));
        }
        return type.getTypeName();
    }

    /** {@code OrderMail#onPaid} as {@code order-mail-on-paid}. */
    static String kebab(Class<?> owner, Method method) {
        return kebab(owner.getSimpleName()) + "-" + kebab(method.getName());
    }

    private static String kebab(String name) {
        return name.replaceAll("([a-z0-9])([A-Z])", "$1-$2")
                .replaceAll("([A-Z]+)([A-Z][a-z])", "$1-$2")
                .replaceAll("[_$]+", "-")
                .toLowerCase(Locale.ROOT);
    }
}
