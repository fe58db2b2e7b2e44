package io.urutu.runtime.rest;

import io.urutu.runtime.context.ExecutionPlan;
import java.lang.reflect.Method;

/**
 * A resource method as far as the room cares.
 *
 * @param asynchronous whether its work may go on after it has returned
 */
record ResourceTarget(Class<?> type, Method method, ExecutionPlan plan, boolean asynchronous) {
    static ResourceTarget of(Class<?> type, Method method) {
        return new ResourceTarget(type, method, ExecutionPlan.of(type, method), ResourceMethods.isAsynchronous(method));
    }

    String name() {
        return ResourceMethods.target(type, method);
    }

    boolean isCalledAs(Object bean, String called, int parameters) {
        return type.isInstance(bean) && method.getName().equals(called) && method.getParameterCount() == parameters;
    }

    /** No class of the container's stands before this object: nothing can intercept it. */
    boolean isPlain(Object resource) {
        return resource.getClass() == type;
    }
}
