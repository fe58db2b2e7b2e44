package io.urutu.runtime.messaging.binding;

import io.urutu.kernel.Problems;
import io.urutu.messaging.MessageOf;
import io.urutu.runtime.messaging.declaring.BeanRules;
import io.urutu.runtime.messaging.declaring.HandlerDeclaration;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the method that {@code exceptionHandler} names; that there is none such is a problem. */
final class ExceptionHandlerFinder {
    private final Problems problems;

    ExceptionHandlerFinder(Problems problems) {
        this.problems = problems;
    }

    Optional<Method> find(HandlerDeclaration handler, String name) {
        Class<?> owner = handler.bean().getBeanClass();
        Optional<Method> found = Stream.<Class<?>>iterate(
                        owner, type -> type != null && type != Object.class, Class::getSuperclass)
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                .filter(method -> method.getName().equals(name) && !method.isBridge())
                .filter(method ->
                        Arrays.equals(method.getParameterTypes(), new Class<?>[] {Throwable.class, MessageOf.class}))
                .findFirst();
        if (found.isEmpty()) {
            problems.add(BindingProblems.noExceptionHandler(handler.where(), name, owner));
        }
        found.ifPresent(method -> new BeanRules(handler.bean(), handler.sessionBean()).checkMethod(method, problems));
        return found;
    }
}
