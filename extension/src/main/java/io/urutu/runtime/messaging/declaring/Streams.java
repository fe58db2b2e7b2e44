package io.urutu.runtime.messaging.declaring;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.List;
import java.util.concurrent.Flow;

/** Tells streams from values: a handler is called with one message at a time, in one transaction. */
final class Streams {
    /** By name: none of these libraries need be there. */
    private static final List<String> PACKAGES = List.of(
            "org.reactivestreams.",
            "org.eclipse.microprofile.reactive.streams.operators.",
            "io.smallrye.mutiny.",
            "io.reactivex.",
            "reactor.core.",
            Flow.class.getName() + "$");

    private Streams() {}

    static boolean isOne(Type type) {
        if (type instanceof ParameterizedType generic) {
            return isOne(generic.getRawType());
        }
        return type instanceof Class<?> plain && PACKAGES.stream().anyMatch(plain.getName()::startsWith);
    }
}
