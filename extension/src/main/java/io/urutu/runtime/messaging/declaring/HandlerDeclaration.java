package io.urutu.runtime.messaging.declaring;

import io.urutu.messaging.MessageKind;
import io.urutu.runtime.context.ExecutionPlan;
import io.urutu.runtime.messaging.delivery.Envelope;
import jakarta.enterprise.inject.spi.Bean;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A handler method as its annotations describe it, parsed once; configuration has not spoken yet.
 *
 * @param payload the type bodies are decoded to
 * @param raw the class of the payload
 * @param batch whether the method takes a list of its envelopes
 * @param envelope what the method takes the payload in
 * @param outgoing the channel its result is published to, if it is
 * @param connection the broker its payload type names; empty for the unnamed one
 * @param topic or a pattern of topics; empty when neither the annotation nor the payload type names one
 * @param sessionBean whether its bean is one
 */
public record HandlerDeclaration(
        String name,
        Bean<?> bean,
        Method method,
        Type payload,
        Class<?> raw,
        boolean batch,
        Envelope envelope,
        Optional<String> outgoing,
        String connection,
        Optional<String> topic,
        MessageKind kind,
        Duration timeout,
        OptionalLong maxBytes,
        boolean deadLetter,
        FlowRules flow,
        SettlingMembers settling,
        boolean sessionBean,
        ExecutionPlan plan) {

    /** {@code Class#method(Parameter)}, as problems name it. */
    public String where() {
        return Signatures.where(bean.getBeanClass(), method);
    }

    /** {@code Class#method}, as executions and logs name it. */
    public String target() {
        return bean.getBeanClass().getSimpleName() + "#" + method.getName();
    }
}
