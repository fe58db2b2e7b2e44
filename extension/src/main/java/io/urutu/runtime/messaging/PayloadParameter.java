package io.urutu.runtime.messaging;

import io.urutu.kernel.Problems;
import io.urutu.messaging.MessageOf;
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
 * The one parameter of a handler: the payload, {@code MessageOf} of it, or a {@code List} of those.
 *
 * @param raw the class of the payload, whose annotations name the topic
 */
record PayloadParameter(Type type, Class<?> raw, boolean inEnvelope, boolean batch) {

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
        payload.filter(found -> found.batch() && !isStageOrVoid(method.getReturnType()))
                .ifPresent(found -> problems.add(
                        MessagingProblems.batchReturns(where, Signatures.simple(method.getGenericReturnType()))));
        payload.map(found -> KeyReader.of(found.raw()))
                .filter(KeyReader::contradictory)
                .ifPresent(keys -> problems.add(MessagingProblems.severalKeys(where, keys.places())));
        payload.filter(found -> found.messageType().contradictory())
                .ifPresent(found -> problems.add(MessagingProblems.eventAndTask(where, found.raw())));
        payload.filter(found -> found.messageType().version() < 1)
                .ifPresent(found -> problems.add(MessagingProblems.invalidVersion(
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
            Optional<PayloadParameter> element = element(list.getActualTypeArguments()[0]);
            if (element.isPresent()) {
                return element;
            }
        }
        if (declared instanceof ParameterizedType generic && generic.getRawType() == MessageOf.class) {
            Type inside = generic.getActualTypeArguments()[0];
            return raw(inside).map(raw -> new PayloadParameter(inside, raw, true, false));
        }
        return raw(declared).map(raw -> new PayloadParameter(declared, raw, false, false));
    }

    /** Of a batch. */
    private static Optional<PayloadParameter> element(Type declared) {
        return declared instanceof ParameterizedType envelope && envelope.getRawType() == MessageOf.class
                ? raw(envelope.getActualTypeArguments()[0])
                        .map(raw -> new PayloadParameter(envelope.getActualTypeArguments()[0], raw, true, true))
                : Optional.empty();
    }

    /** Empty for what no message can be decoded to: primitives, arrays, type variables, envelopes where none belongs. */
    private static Optional<Class<?>> raw(Type type) {
        if (type instanceof ParameterizedType generic) {
            Class<?> raw = (Class<?>) generic.getRawType();
            boolean batch = Collection.class.isAssignableFrom(raw)
                    && Signatures.simple(generic.getActualTypeArguments()[0]).startsWith("MessageOf");
            return batch || isEnvelope(raw) ? Optional.empty() : Optional.of(raw);
        }
        return type instanceof Class<?> plain && !plain.isPrimitive() && !plain.isArray() && !isEnvelope(plain)
                ? Optional.of(plain)
                : Optional.empty();
    }

    /** Reactive Messaging's {@code Message} is known by name, since its API need not be there. */
    private static boolean isEnvelope(Class<?> type) {
        return type == MessageOf.class || type.getName().equals("org.eclipse.microprofile.reactive.messaging.Message");
    }
}
