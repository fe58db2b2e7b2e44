package io.urutu.runtime.messaging.declaring;

import io.urutu.kernel.Problems;
import io.urutu.runtime.messaging.delivery.Envelope;
import io.urutu.runtime.messaging.payload.KeyReader;
import io.urutu.runtime.messaging.payload.MessageType;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/**
 * The one parameter of a handler: the payload, an envelope of it, or a {@code List} of {@code MessageOf} it.
 *
 * @param type what bodies are decoded to
 * @param raw the class of the payload, whose annotations name the topic
 */
record PayloadParameter(Type type, Class<?> raw, Envelope envelope, boolean batch) {

    private static final String PUBLISHER = "org.reactivestreams.Publisher";

    MessageType messageType() {
        return MessageType.of(raw);
    }

    /** Checks parameters and, unless its result is published, return type; empty when the parameter is none that can be decoded to. */
    static Optional<PayloadParameter> of(String where, Method method, boolean publishes, Problems problems) {
        if (!publishes && isNeverAwaited(method.getReturnType())) {
            problems.add(DeclaringProblems.wrongReturn(where, Signatures.simple(method.getGenericReturnType())));
        }
        if (method.getParameterCount() != 1) {
            problems.add(DeclaringProblems.wrongParameterCount(where, method.getParameterCount()));
            return Optional.empty();
        }
        Type declared = method.getGenericParameterTypes()[0];
        Optional<PayloadParameter> payload = parse(declared);
        if (payload.isEmpty()) {
            problems.add(DeclaringProblems.unsupportedParameter(where, Signatures.simple(declared)));
        }
        payload.filter(found -> found.batch() && (publishes || !isStageOrVoid(method.getReturnType())))
                .ifPresent(found -> problems.add(
                        DeclaringProblems.batchReturns(where, Signatures.simple(method.getGenericReturnType()))));
        payload.map(found -> KeyReader.of(found.raw()))
                .filter(KeyReader::contradictory)
                .ifPresent(keys -> problems.add(DeclaringProblems.severalKeys(where, keys.places())));
        payload.filter(found -> found.messageType().contradictory())
                .ifPresent(found -> problems.add(DeclaringProblems.eventAndTask(where, found.raw())));
        payload.filter(found -> found.messageType().version() < 1)
                .ifPresent(found -> problems.add(DeclaringProblems.invalidVersion(
                        where, found.raw().getSimpleName(), found.messageType().version())));
        return payload;
    }

    private static boolean isStageOrVoid(Class<?> type) {
        return type == void.class || CompletionStage.class.isAssignableFrom(type);
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
        if (declared instanceof ParameterizedType list && list.getRawType() == List.class) {
            Type element = list.getActualTypeArguments()[0];
            if (Envelope.of(element) == Envelope.MESSAGE_OF) {
                return inside(element, true);
            }
        }
        return inside(declared, false);
    }

    private static Optional<PayloadParameter> inside(Type declared, boolean batch) {
        Envelope envelope = Envelope.of(declared);
        Type inside = envelope == Envelope.NONE ? declared : ((ParameterizedType) declared).getActualTypeArguments()[0];
        return raw(inside).map(raw -> new PayloadParameter(inside, raw, envelope, batch));
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
