package io.urutu.runtime.messaging;

import io.urutu.kernel.Problems;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/**
 * The one parameter of a handler: the payload, or an envelope of it.
 *
 * @param type what bodies are decoded to
 * @param raw the class of the payload, whose annotations name the topic
 */
record PayloadParameter(Type type, Class<?> raw, Envelope envelope) {

    private static final String PUBLISHER = "org.reactivestreams.Publisher";

    MessageType messageType() {
        return MessageType.of(raw);
    }

    /** Checks parameters and return type; empty when the parameter is none that can be decoded to. */
    static Optional<PayloadParameter> of(String where, Method method, Problems problems) {
        if (isNeverAwaited(method.getReturnType())) {
            problems.add(MessagingProblems.wrongReturn(where, Signatures.simple(method.getGenericReturnType())));
        }
        if (method.getParameterCount() != 1) {
            problems.add(MessagingProblems.wrongParameterCount(where, method.getParameterCount()));
            return Optional.empty();
        }
        Type declared = method.getGenericParameterTypes()[0];
        Optional<PayloadParameter> payload = parse(declared);
        if (payload.isEmpty()) {
            problems.add(MessagingProblems.unsupportedParameter(where, Signatures.simple(declared)));
        }
        payload.filter(found -> found.messageType().contradictory())
                .ifPresent(found -> problems.add(MessagingProblems.eventAndTask(where, found.raw())));
        payload.filter(found -> found.messageType().version() < 1)
                .ifPresent(found -> problems.add(MessagingProblems.invalidVersion(
                        where, found.raw().getSimpleName(), found.messageType().version())));
        return payload;
    }

    /** Work that would go on, or never begin, after the handler has returned. */
    private static boolean isNeverAwaited(Class<?> type) {
        return !CompletionStage.class.isAssignableFrom(type)
                && (Future.class.isAssignableFrom(type)
                        || Flow.Publisher.class.isAssignableFrom(type)
                        || Stream.of(type.getInterfaces())
                                .anyMatch(each -> each.getName().equals(PUBLISHER))
                        || type.getName().equals(PUBLISHER));
    }

    private static Optional<PayloadParameter> parse(Type declared) {
        Envelope envelope = Envelope.of(declared);
        Type inside = envelope == Envelope.NONE ? declared : ((ParameterizedType) declared).getActualTypeArguments()[0];
        return raw(inside).map(raw -> new PayloadParameter(inside, raw, envelope));
    }

    /** Empty for what no message can be decoded to: primitives, arrays, type variables, envelopes where none belongs. */
    private static Optional<Class<?>> raw(Type type) {
        if (type instanceof ParameterizedType generic) {
            Class<?> raw = (Class<?>) generic.getRawType();
            boolean batch = Collection.class.isAssignableFrom(raw)
                    && Signatures.simple(generic.getActualTypeArguments()[0]).startsWith("MessageOf");
            return batch || Envelope.is(raw) ? Optional.empty() : Optional.of(raw);
        }
        return type instanceof Class<?> plain && !plain.isPrimitive() && !plain.isArray() && !Envelope.is(plain)
                ? Optional.of(plain)
                : Optional.empty();
    }
}
