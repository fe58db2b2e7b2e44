package io.urutu.runtime.messaging.declaring;

import io.urutu.kernel.Problems;
import io.urutu.messaging.MessageHandler;
import io.urutu.messaging.MessageKind;
import io.urutu.runtime.context.ExecutionPlan;
import io.urutu.runtime.messaging.delivery.Envelope;
import jakarta.enterprise.inject.spi.Bean;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Declarations without a bean, for tests of what is made of them. */
public final class Declared {
    private Declared() {}

    /** As of a method whose annotation says no more than this. */
    @SuppressWarnings("NullAway")
    public static HandlerDeclaration handler(String name, String topic, boolean deadLetter) {
        Bean<?> noBean = null;
        Method method = Quiet.class.getDeclaredMethods()[0];
        MessageHandler annotation = method.getAnnotation(MessageHandler.class);
        return new HandlerDeclaration(
                name,
                noBean,
                method,
                String.class,
                String.class,
                false,
                Envelope.NONE,
                Optional.empty(),
                "",
                Optional.of(topic),
                MessageKind.EVENT,
                Duration.ofMinutes(10),
                OptionalLong.empty(),
                deadLetter,
                new FlowParser(new Problems()).parse(name, annotation),
                SettlingMembers.of(annotation),
                false,
                new ExecutionPlan(ExecutionPlan.Mode.OWN, List.of(), List.of(), Map.of()));
    }

    private static final class Quiet {
        @MessageHandler
        void on(String payload) {}
    }
}
