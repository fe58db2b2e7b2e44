package io.urutu.runtime.messaging.declaring;

import io.urutu.messaging.MessageHandler;
import jakarta.enterprise.inject.spi.AnnotatedMethod;
import jakarta.enterprise.inject.spi.AnnotatedType;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.eclipse.microprofile.reactive.messaging.Acknowledgment;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Outgoing;

/** The methods of a class that are called with messages, those it inherits among them. */
final class HandlerMethods {
    private HandlerMethods() {}

    /** Annotated {@code @MessageHandler}. */
    static List<AnnotatedMethod<?>> ours(AnnotatedType<?> type) {
        return annotated(type, method -> has(method, MessageHandler.class));
    }

    /** Annotated by Reactive Messaging, be they handlers of ours too. */
    static List<AnnotatedMethod<?>> standard(AnnotatedType<?> type) {
        return annotated(
                type,
                method -> has(method, Incoming.class)
                        || has(method, Outgoing.class)
                        || (has(method, Acknowledgment.class) && has(method, MessageHandler.class)));
    }

    private static boolean has(AnnotatedMethod<?> method, Class<? extends Annotation> annotation) {
        return method.isAnnotationPresent(annotation);
    }

    private static List<AnnotatedMethod<?>> annotated(AnnotatedType<?> type, Predicate<AnnotatedMethod<?>> wanted) {
        return type.getMethods().stream()
                .filter(wanted)
                .filter(method -> !method.getJavaMember().isBridge())
                .filter(method -> !isOverridden(type.getJavaClass(), method.getJavaMember()))
                .<AnnotatedMethod<?>>map(method -> method)
                .toList();
    }

    private static boolean isOverridden(Class<?> owner, Method method) {
        return Stream.<Class<?>>iterate(owner, type -> type != method.getDeclaringClass(), Class::getSuperclass)
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                .anyMatch(other -> other.getName().equals(method.getName())
                        && Arrays.equals(other.getParameterTypes(), method.getParameterTypes()));
    }
}
