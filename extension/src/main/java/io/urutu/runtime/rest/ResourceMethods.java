package io.urutu.runtime.rest;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;

/** What can be told of resource methods by looking at them; by names, since Jakarta REST may be absent. */
final class ResourceMethods {
    private static final String HTTP_METHOD = "jakarta.ws.rs.HttpMethod";
    private static final String SUSPENDED = "jakarta.ws.rs.container.Suspended";
    private static final Set<String> SINKS = Set.of("jakarta.ws.rs.sse.SseEventSink");

    private ResourceMethods() {}

    /** Annotated as such, here or where it is inherited from. */
    static boolean isResourceMethod(Class<?> type, Method method) {
        if (Arrays.stream(method.getAnnotations()).anyMatch(ResourceMethods::namesHttpMethod)) {
            return true;
        }
        return above(type).anyMatch(above -> declares(above, method));
    }

    /** Whether an interceptor can stand before it: CDI overrides the method in a class of its own. */
    static boolean isInterceptable(Class<?> type, Method method) {
        int both = type.getModifiers() | method.getModifiers();
        return !Modifier.isFinal(both)
                && !Modifier.isStatic(method.getModifiers())
                && !Modifier.isPrivate(method.getModifiers());
    }

    /** Whether its work may go on after it has returned. */
    static boolean isAsynchronous(Method method) {
        return CompletionStage.class.isAssignableFrom(method.getReturnType())
                || Arrays.stream(method.getParameterTypes()).anyMatch(type -> SINKS.contains(type.getName()))
                || Arrays.stream(method.getParameters()).anyMatch(ResourceMethods::isSuspended);
    }

    static String target(Class<?> type, Method method) {
        return type.getSimpleName() + "#" + method.getName();
    }

    private static boolean namesHttpMethod(Annotation annotation) {
        return has(annotation.annotationType(), HTTP_METHOD);
    }

    private static boolean isSuspended(AnnotatedElement parameter) {
        return has(parameter, SUSPENDED);
    }

    private static boolean has(AnnotatedElement element, String annotation) {
        return Arrays.stream(element.getAnnotations())
                .anyMatch(each -> each.annotationType().getName().equals(annotation));
    }

    private static Stream<Class<?>> above(Class<?> type) {
        Stream<Class<?>> direct =
                Stream.concat(Stream.ofNullable(type.getSuperclass()), Stream.of(type.getInterfaces()));
        return direct.flatMap(each -> Stream.concat(Stream.of(each), above(each)));
    }

    /** By name and number of parameters: a generic method's parameters have other types above. */
    private static boolean declares(Class<?> above, Method like) {
        return Arrays.stream(above.getDeclaredMethods())
                .filter(method -> method.getName().equals(like.getName()))
                .filter(method -> method.getParameterCount() == like.getParameterCount())
                .flatMap(method -> Arrays.stream(method.getAnnotations()))
                .anyMatch(ResourceMethods::namesHttpMethod);
    }
}
