package io.urutu.runtime.messaging;

import io.urutu.kernel.Durations;
import io.urutu.kernel.Problems;
import io.urutu.messaging.MessageHandler;
import io.urutu.messaging.MessageKind;
import io.urutu.runtime.context.ExecutionPlan;
import jakarta.enterprise.inject.spi.AnnotatedMethod;
import jakarta.enterprise.inject.spi.AnnotatedType;
import jakarta.enterprise.inject.spi.Bean;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads the handler methods of a bean, each once. What is wrong with a method on its own is told here; what needs the
 * other handlers or the configuration is told by {@link HandlerCatalog}.
 *
 * <p><b>Threading.</b> Confined to the thread that deploys.
 */
final class HandlerParser {
    private static final Pattern NAME = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final Duration DEFAULT_TIMEOUT = Duration.ofMinutes(10);

    HandlerParser() {}

    /** The declarations of the methods that keep the rules; the others are problems. */
    List<HandlerDeclaration> parse(Bean<?> bean, AnnotatedType<?> type, boolean sessionBean, Problems problems) {
        BeanRules beanRules = new BeanRules(bean, sessionBean);
        List<AnnotatedMethod<?>> methods = handlerMethods(type);
        if (!methods.isEmpty()) {
            beanRules.checkClass(problems);
        }
        return methods.stream()
                .peek(method -> beanRules.checkMethod(method.getJavaMember(), problems))
                .peek(method -> warnOfFaultTolerance(bean.getBeanClass(), method, type))
                .flatMap(method -> parse(bean, method, sessionBean, problems).stream())
                .toList();
    }

    /** Whether the class itself declares or inherits handlers. */
    static List<AnnotatedMethod<?>> handlerMethods(AnnotatedType<?> type) {
        return type.getMethods().stream()
                .filter(method -> method.isAnnotationPresent(MessageHandler.class))
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

    private Optional<HandlerDeclaration> parse(
            Bean<?> bean, AnnotatedMethod<?> annotated, boolean sessionBean, Problems problems) {
        Method method = annotated.getJavaMember();
        MessageHandler handler = annotated.getAnnotation(MessageHandler.class);
        String where = Signatures.where(bean.getBeanClass(), method);
        String name = handler.name().isEmpty() ? Signatures.kebab(bean.getBeanClass(), method) : handler.name();
        if (!NAME.matcher(name).matches()) {
            problems.add(MessagingProblems.invalidName(where, name));
        }
        if (handler.maxBytes() == 0 || handler.maxBytes() < -1) {
            problems.add(MessagingProblems.invalidMaxBytes(where, handler.maxBytes()));
        }
        Duration timeout = timeout(where, handler.timeout(), problems);
        return PayloadParameter.of(where, method, problems)
                .map(payload -> new HandlerDeclaration(
                        name,
                        bean,
                        method,
                        payload.type(),
                        payload.raw(),
                        payload.batch(),
                        payload.inEnvelope(),
                        payload.messageType().connection(),
                        topic(where, handler, payload.messageType(), problems),
                        kind(where, handler, payload.messageType(), problems),
                        timeout,
                        handler.maxBytes() == -1 ? OptionalLong.empty() : OptionalLong.of(handler.maxBytes()),
                        handler.deadLetter(),
                        new FlowParser(problems).parse(where, handler),
                        SettlingMembers.of(handler),
                        sessionBean,
                        ExecutionPlan.of(bean.getBeanClass(), method)));
    }

    private Optional<String> topic(String where, MessageHandler handler, MessageType type, Problems problems) {
        if (!handler.topicPattern().isEmpty()) {
            return pattern(where, handler, problems);
        }
        Optional<String> topic = handler.value().isEmpty() ? type.topic() : Optional.of(handler.value());
        topic.filter(text -> !Topics.isValid(text))
                .ifPresent(text -> problems.add(MessagingProblems.invalidTopic(where, text)));
        return topic;
    }

    private static Optional<String> pattern(String where, MessageHandler handler, Problems problems) {
        if (!handler.value().isEmpty()) {
            problems.add(MessagingProblems.topicAndPattern(where));
        }
        if (!Topics.isValidPattern(handler.topicPattern())) {
            problems.add(MessagingProblems.invalidPattern(where, handler.topicPattern()));
        }
        return Optional.of(handler.topicPattern());
    }

    private MessageKind kind(String where, MessageHandler handler, MessageType type, Problems problems) {
        if (handler.kind().length > 1) {
            problems.add(MessagingProblems.severalKinds(where));
        }
        return handler.kind().length == 0 ? type.kind() : handler.kind()[0];
    }

    private Duration timeout(String where, String text, Problems problems) {
        if (text.isEmpty()) {
            return DEFAULT_TIMEOUT;
        }
        try {
            return Durations.positive(text);
        } catch (IllegalArgumentException malformed) {
            problems.add(MessagingProblems.invalidTimeout(where, text));
            return DEFAULT_TIMEOUT;
        }
    }

    private void warnOfFaultTolerance(Class<?> owner, AnnotatedMethod<?> method, AnnotatedType<?> type) {
        FaultTolerance.on(method, type)
                .ifPresent(annotation ->
                        MessagingMessages.faultTolerance(Signatures.where(owner, method.getJavaMember()), annotation));
    }
}
