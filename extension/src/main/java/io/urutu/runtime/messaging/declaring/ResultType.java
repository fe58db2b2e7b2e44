package io.urutu.runtime.messaging.declaring;

import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.concurrent.CompletionStage;

/** What a handler gives, be it at once or later. */
final class ResultType {
    private ResultType() {}

    /** The return type, or what the {@code CompletionStage} it is completes with. */
    static Type of(Method method) {
        Type declared = method.getGenericReturnType();
        return declared instanceof ParameterizedType generic
                        && CompletionStage.class.isAssignableFrom((Class<?>) generic.getRawType())
                        && generic.getActualTypeArguments().length == 1
                ? generic.getActualTypeArguments()[0]
                : declared;
    }
}
