package io.urutu.runtime.messaging.delivery;

import io.urutu.messaging.MessageOf;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jspecify.annotations.Nullable;

/** What a handler's parameter wraps its payload in. */
public enum Envelope {
    NONE(null),
    MESSAGE_OF(MessageOf.class),
    /** Reactive Messaging's. */
    MESSAGE(Message.class);

    private final @Nullable Class<?> type;

    Envelope(@Nullable Class<?> type) {
        this.type = type;
    }

    public static Envelope of(Type declared) {
        return declared instanceof ParameterizedType generic ? of((Class<?>) generic.getRawType()) : NONE;
    }

    /** Whether the class is one, where a payload belongs. */
    public static boolean is(Class<?> type) {
        return of(type) != NONE;
    }

    /** What a handler takes of the delivery. */
    public Object of(Delivery delivery) {
        return switch (this) {
            case NONE -> delivery.payload();
            case MESSAGE_OF -> delivery;
            case MESSAGE -> new ReactiveMessage(delivery);
        };
    }

    private static Envelope of(Class<?> raw) {
        return Arrays.stream(values())
                .filter(envelope -> envelope.type == raw)
                .findFirst()
                .orElse(NONE);
    }
}
