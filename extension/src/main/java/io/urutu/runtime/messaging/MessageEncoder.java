package io.urutu.runtime.messaging;

import io.urutu.kernel.Ids;
import io.urutu.messaging.MessageKind;
import io.urutu.messaging.PublishOptions;
import io.urutu.messaging.spi.MessageCodec;
import io.urutu.messaging.spi.OutgoingMessage;
import io.urutu.runtime.context.Executions;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Turns a payload into the message that leaves: validated, encoded and named at the call, and never again.
 *
 * <p><b>Threading.</b> Safe for concurrent use. <b>Failure.</b> {@link IllegalArgumentException}, which names types and
 * paths, never values.
 */
final class MessageEncoder {
    private final Map<Class<?>, MessageType> types = new ConcurrentHashMap<>();
    private final MessageKeys keys = new MessageKeys();
    private final Executions executions;
    private final Codecs codecs;
    private final PayloadCheck check;
    private final Clock clock;
    private final Ids ids;

    MessageEncoder(Executions executions, Codecs codecs, PayloadCheck check, Clock clock) {
        this.executions = executions;
        this.codecs = codecs;
        this.check = check;
        this.clock = clock;
        this.ids = new Ids(clock);
    }

    OutgoingMessage encode(Object payload, PublishOptions options) {
        MessageType type = types.computeIfAbsent(payload.getClass(), MessageType::of);
        String topic = topic(payload.getClass(), type, options);
        MessageKind kind = options.kind().orElse(type.kind());
        MessageCodec codec = codec(options);
        requireValid(payload);
        return new OutgoingMessage(
                ids.next(),
                topic,
                kind,
                kind == MessageKind.TASK || (type.requireRoute() && type.kind() == MessageKind.EVENT),
                codec.contentType(),
                headers(options, payload),
                body(codec, payload),
                clock.instant(),
                options.expiresAfter());
    }

    private String topic(Class<?> payload, MessageType type, PublishOptions options) {
        if (type.contradictory()) {
            throw MessagingMessages.publishedEventAndTask(payload);
        }
        String topic =
                options.topic().or(type::topic).orElseThrow(() -> MessagingMessages.publishedWithoutTopic(payload));
        if (!Topics.isValid(topic)) {
            throw MessagingMessages.publishedToInvalidTopic(payload, topic);
        }
        return topic;
    }

    private MessageCodec codec(PublishOptions options) {
        return options.codec()
                .map(name -> codecs.find(name)
                        .orElseThrow(() -> MessagingMessages.publishedWithUnknownCodec(name, codecs.names())))
                .orElseGet(codecs::standard);
    }

    private void requireValid(Object payload) {
        List<String> violations = check.violations(payload);
        if (!violations.isEmpty()) {
            throw MessagingMessages.publishedInvalid(payload.getClass(), violations);
        }
    }

    /** The headers of the message being handled are no part of these; trace and flow are the execution's own. */
    private Map<String, Object> headers(PublishOptions options, Object payload) {
        Map<String, Object> headers = new HashMap<>(options.headers());
        keys.of(payload).ifPresent(key -> headers.putIfAbsent(KeyStage.HEADER, key));
        headers.putAll(executions.outgoing());
        return headers;
    }

    private byte[] body(MessageCodec codec, Object payload) {
        try {
            return codec.encode(payload);
        } catch (Exception | StackOverflowError unencodable) {
            throw MessagingMessages.unencodable(payload.getClass(), codec.name(), unencodable);
        }
    }
}
