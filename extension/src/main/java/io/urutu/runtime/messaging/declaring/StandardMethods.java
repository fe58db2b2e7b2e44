package io.urutu.runtime.messaging.declaring;

import io.urutu.kernel.Problems;
import io.urutu.messaging.MessageHandler;
import jakarta.enterprise.inject.spi.AnnotatedMethod;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.reactive.messaging.Acknowledgment;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Outgoing;

/**
 * The methods that Reactive Messaging's annotations make handlers of ours, and what is wrong with the others: each is
 * served by one implementation, or is a problem.
 *
 * <p><b>Threading.</b> Confined to the thread that deploys.
 */
public final class StandardMethods {
    private final Ownership ownership;
    private final Problems problems;

    public StandardMethods(Ownership ownership, Problems problems) {
        this.ownership = ownership;
        this.problems = problems;
    }

    /** Those with {@code @Incoming} that are to be served here. */
    List<AnnotatedMethod<?>> handlers(HandlerBean bean) {
        List<AnnotatedMethod<?>> all = HandlerMethods.standard(bean.type());
        if (!ownership.isOurs()) {
            all.forEach(method -> checkOthers(bean, method));
            return List.of();
        }
        if (!bean.isController()) {
            all.stream()
                    .filter(method -> !isHandler(method))
                    .findFirst()
                    .ifPresent(method -> problems.add(
                            ReactiveProblems.noController(bean.bean().getBeanClass())));
            return List.of();
        }
        return all.stream()
                .filter(method -> keepsTheRules(where(bean, method), method))
                .filter(method -> method.isAnnotationPresent(Incoming.class))
                .toList();
    }

    /** Where its result goes, as the annotation says. */
    static Optional<String> outgoing(AnnotatedMethod<?> method) {
        return Optional.ofNullable(method.getAnnotation(Outgoing.class)).map(Outgoing::value);
    }

    /** What the method's annotation says of it as a handler, ours or the standard one. */
    static MessageHandler annotation(AnnotatedMethod<?> method) {
        MessageHandler handler = method.getAnnotation(MessageHandler.class);
        return handler != null
                ? handler
                : IncomingHandler.of(
                        method.getAnnotation(Incoming.class),
                        Optional.ofNullable(method.getAnnotation(Acknowledgment.class)));
    }

    private void checkOthers(HandlerBean bean, AnnotatedMethod<?> method) {
        if (isHandler(method) && isServedByOthers(method)) {
            problems.add(ReactiveProblems.servedTwice(where(bean, method), ownership.owner()));
        }
    }

    private static boolean isServedByOthers(AnnotatedMethod<?> method) {
        return method.isAnnotationPresent(Incoming.class) || method.isAnnotationPresent(Outgoing.class);
    }

    private boolean keepsTheRules(String where, AnnotatedMethod<?> method) {
        boolean incoming = method.isAnnotationPresent(Incoming.class);
        if (incoming && isHandler(method)) {
            problems.add(ReactiveProblems.declaredTwice(where));
            return false;
        }
        if (!incoming && !isHandler(method)) {
            problems.add(ReactiveProblems.nothingComesIn(where));
            return false;
        }
        if (!incoming && method.isAnnotationPresent(Acknowledgment.class)) {
            problems.add(ReactiveProblems.acknowledgmentOfHandler(where));
        }
        return checkStreams(where, method.getJavaMember()) && checkResult(where, method);
    }

    private boolean checkStreams(String where, Method method) {
        Optional<String> stream = Stream.concat(
                        Arrays.stream(method.getGenericParameterTypes()), Stream.of(method.getGenericReturnType()))
                .filter(Streams::isOne)
                .map(Signatures::simple)
                .findFirst();
        stream.ifPresent(type -> problems.add(ReactiveProblems.stream(where, type)));
        return stream.isEmpty();
    }

    private boolean checkResult(String where, AnnotatedMethod<?> method) {
        Type result = ResultType.of(method.getJavaMember());
        boolean nothing = result == void.class || result == Void.class;
        if (nothing && method.isAnnotationPresent(Outgoing.class)) {
            problems.add(ReactiveProblems.nothingGoesOut(where));
            return false;
        }
        return true;
    }

    private static boolean isHandler(AnnotatedMethod<?> method) {
        return method.isAnnotationPresent(MessageHandler.class);
    }

    private static String where(HandlerBean bean, AnnotatedMethod<?> method) {
        return Signatures.where(bean.bean().getBeanClass(), method.getJavaMember());
    }
}
