package io.urutu.runtime.messaging.declaring;

import io.urutu.kernel.Durations;
import io.urutu.kernel.Problems;
import io.urutu.messaging.MessageHandler;
import io.urutu.messaging.MessageKind;
import io.urutu.runtime.context.ExecutionPlan;
import io.urutu.runtime.messaging.binding.HandlerCatalog;
import io.urutu.runtime.messaging.payload.MessageType;
import io.urutu.runtime.messaging.payload.Topics;
import jakarta.enterprise.inject.spi.AnnotatedMethod;
import jakarta.enterprise.inject.spi.AnnotatedType;
import jakarta.enterprise.inject.spi.Bean;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/**
 * Reads the handler methods of a bean, each once. What is wrong with a method on its own is told here; what needs the
 * other handlers or the configuration is told by {@link HandlerCatalog}.
 *
 * <p><b>Threading.</b> Confined to the thread that deploys.
 */
public final class HandlerParser {
    private static final Pattern NAME = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final Duration DEFAULT_TIMEOUT = Duration.ofMinutes(10);

    private final StandardMethods standard;
    private final Problems problems;

    public HandlerParser(StandardMethods standard, Problems problems) {
        this.standard = standard;
        this.problems = problems;
    }

    /** The declarations of the methods that keep the rules; the others are problems. */
    public List<HandlerDeclaration> parse(HandlerBean found) {
        Bean<?> bean = found.bean();
        AnnotatedType<?> type = found.type();
        BeanRules beanRules = new BeanRules(bean, found.sessionBean());
        List<AnnotatedMethod<?>> methods = Stream.concat(
                        HandlerMethods.ours(type).stream(), standard.handlers(found).stream())
                .toList();
        if (!methods.isEmpty()) {
            beanRules.checkClass(problems);
        }
        return methods.stream()
                .peek(method -> beanRules.checkMethod(method.getJavaMember(), problems))
                .peek(method -> warnOfFaultTolerance(bean.getBeanClass(), method, type))
                .flatMap(method -> parse(bean, method, found.sessionBean()).stream())
                .toList();
    }

    private Optional<HandlerDeclaration> parse(Bean<?> bean, AnnotatedMethod<?> annotated, boolean sessionBean) {
        Method method = annotated.getJavaMember();
        MessageHandler handler = StandardMethods.annotation(annotated);
        Optional<String> outgoing = StandardMethods.outgoing(annotated);
        String where = Signatures.where(bean.getBeanClass(), method);
        String name = handler.name().isEmpty() ? Signatures.kebab(bean.getBeanClass(), method) : handler.name();
        if (!isName(name, annotated)) {
            problems.add(DeclaringProblems.invalidName(where, name));
        }
        if (handler.maxBytes() == 0 || handler.maxBytes() < -1) {
            problems.add(DeclaringProblems.invalidMaxBytes(where, handler.maxBytes()));
        }
        Duration timeout = timeout(where, handler.timeout());
        return PayloadParameter.of(where, method, outgoing.isPresent(), problems)
                .map(payload -> new HandlerDeclaration(
                        name,
                        bean,
                        method,
                        payload.type(),
                        payload.raw(),
                        payload.batch(),
                        payload.envelope(),
                        outgoing,
                        payload.messageType().connection(),
                        topic(where, handler, payload.messageType()),
                        kind(where, handler, payload.messageType()),
                        timeout,
                        handler.maxBytes() == -1 ? OptionalLong.empty() : OptionalLong.of(handler.maxBytes()),
                        handler.deadLetter(),
                        new FlowParser(problems).parse(where, handler),
                        SettlingMembers.of(handler),
                        sessionBean,
                        ExecutionPlan.of(bean.getBeanClass(), method)));
    }

    /** A channel is named as its topic, which is looked at as one. */
    private static boolean isName(String name, AnnotatedMethod<?> method) {
        return method.isAnnotationPresent(Incoming.class) || NAME.matcher(name).matches();
    }

    private Optional<String> topic(String where, MessageHandler handler, MessageType type) {
        if (!handler.topicPattern().isEmpty()) {
            return pattern(where, handler);
        }
        Optional<String> topic = handler.value().isEmpty() ? type.topic() : Optional.of(handler.value());
        topic.filter(text -> !Topics.isValid(text))
                .ifPresent(text -> problems.add(DeclaringProblems.invalidTopic(where, text)));
        return topic;
    }

    private Optional<String> pattern(String where, MessageHandler handler) {
        if (!handler.value().isEmpty()) {
            problems.add(DeclaringProblems.topicAndPattern(where));
        }
        if (!Topics.isValidPattern(handler.topicPattern())) {
            problems.add(DeclaringProblems.invalidPattern(where, handler.topicPattern()));
        }
        return Optional.of(handler.topicPattern());
    }

    private MessageKind kind(String where, MessageHandler handler, MessageType type) {
        if (handler.kind().length > 1) {
            problems.add(DeclaringProblems.severalKinds(where));
        }
        return handler.kind().length == 0 ? type.kind() : handler.kind()[0];
    }

    private Duration timeout(String where, String text) {
        if (text.isEmpty()) {
            return DEFAULT_TIMEOUT;
        }
        try {
            return Durations.positive(text);
        } catch (IllegalArgumentException malformed) {
            problems.add(DeclaringProblems.invalidTimeout(where, text));
            return DEFAULT_TIMEOUT;
        }
    }

    private void warnOfFaultTolerance(Class<?> owner, AnnotatedMethod<?> method, AnnotatedType<?> type) {
        FaultTolerance.on(method, type)
                .ifPresent(annotation ->
                        DeclaringMessages.faultTolerance(Signatures.where(owner, method.getJavaMember()), annotation));
    }
}
