package io.urutu.runtime.messaging.declaring;

import io.urutu.messaging.AckPolicy;
import io.urutu.messaging.MessageHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.reactive.messaging.Acknowledgment;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jspecify.annotations.Nullable;

/** {@code @Incoming("x")} read as {@code @MessageHandler(value = "x", name = "x")}: what it does not say has its default. */
final class IncomingHandler {
    private IncomingHandler() {}

    static MessageHandler of(Incoming incoming, Optional<Acknowledgment> acknowledgment) {
        Map<String, Object> said = new HashMap<>(Map.of("value", incoming.value(), "name", incoming.value()));
        acknowledgment.ifPresent(asked -> said.put("ackPolicy", new AckPolicy[] {policy(asked.value())}));
        return (MessageHandler) Proxy.newProxyInstance(
                MessageHandler.class.getClassLoader(),
                new Class<?>[] {MessageHandler.class},
                (proxy, member, arguments) -> answer(said, member));
    }

    /** A queue has to be told something: without any acknowledgment it is told when the message comes. */
    private static AckPolicy policy(Acknowledgment.Strategy strategy) {
        return switch (strategy) {
            case PRE_PROCESSING, NONE -> AckPolicy.ON_RECEIPT;
            case POST_PROCESSING -> AckPolicy.AFTER_COMMIT;
            case MANUAL -> AckPolicy.MANUAL;
        };
    }

    private static @Nullable Object answer(Map<String, Object> said, Method member) {
        return switch (member.getName()) {
            case "annotationType" -> MessageHandler.class;
            case "toString" -> "@MessageHandler" + said;
            case "hashCode" -> said.hashCode();
            case "equals" -> false;
            default -> said.getOrDefault(member.getName(), member.getDefaultValue());
        };
    }
}
