package io.urutu.runtime.messaging.publishing;

import io.urutu.kernel.Ids;
import io.urutu.messaging.MessageKind;
import io.urutu.messaging.PublishOptions;
import io.urutu.messaging.spi.MessageCodec;
import io.urutu.messaging.spi.OutgoingMessage;
import io.urutu.runtime.context.Executions;
import io.urutu.runtime.messaging.payload.CloudEvents;
import io.urutu.runtime.messaging.payload.Codecs;
import io.urutu.runtime.messaging.payload.MessageType;
import io.urutu.runtime.messaging.payload.PayloadCheck;
import io.urutu.runtime.messaging.payload.Topics;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Turns a payload into the message that leaves: validated, encoded and named at the call, and never again.
 *
 * <p><b>Threading.</b> Safe for concurrent use. <b>Failure.</b> {@link IllegalArgumentException}, which names types and
 * paths, never values.
 */
public final class MessageEncoder {
    private final Map<Class<?>, MessageType> types = new ConcurrentHashMap<>();
    private final MessageKeys keys = new MessageKeys();
    private final Executions executions;
    private final Codecs codecs;
    private final PayloadCheck check;
    private final Set<String> connections;
    private final long maxBytes;
    private final CloudEvents cloudEvents;
    private final Clock clock;
    private final Ids ids;

    public MessageEncoder(
            Executions executions,
            Codecs codecs,
            PayloadCheck check,
            Set<String> connections,
            long maxBytes,
            CloudEvents cloudEvents,
            Clock clock) {
        this.executions = executions;
        this.codecs = codecs;
        this.check = check;
        this.connections = connections;
        this.maxBytes = maxBytes;
        this.cloudEvents = cloudEvents;
        this.clock = clock;
        this.ids = new Ids(clock);
    }

    OutgoingMessage encode(Object payload, PublishOptions options) {
        MessageType type = types.computeIfAbsent(payload.getClass(), MessageType::of);
        String topic = topic(payload.getClass(), type, options);
        MessageKind kind = options.kind().orElse(type.kind());
        String connection = connection(payload.getClass(), type, options);
        MessageCodec codec = codec(options);
        requireValid(payload);
        String id = ids.next();
        Instant now = clock.instant();
        return new OutgoingMessage(
                id,
                topic,
                kind,
                kind == MessageKind.TASK || (type.requireRoute() && type.kind() == MessageKind.EVENT),
                codec.contentType(),
                headers(id, topic, now, type, options, payload),
                body(codec, payload),
                now,
                options.expiresAfter(),
                connection,
                options.priority());
    }

    private String topic(Class<?> payload, MessageType type, PublishOptions options) {
        if (type.contradictory()) {
            throw PublishingMessages.publishedEventAndTask(payload);
        }
        String topic =
                options.topic().or(type::topic).orElseThrow(() -> PublishingMessages.publishedWithoutTopic(payload));
        if (!Topics.isValid(topic)) {
            throw PublishingMessages.publishedToInvalidTopic(payload, topic);
        }
        return topic;
    }

    private String connection(Class<?> payload, MessageType type, PublishOptions options) {
        String connection = options.connection().orElse(type.connection());
        if (!connections.contains(connection)) {
            throw PublishingMessages.publishedToUnknownConnection(
                    payload, connection, Connections.nearest(connection, connections));
        }
        return connection;
    }

    private MessageCodec codec(PublishOptions options) {
        return options.codec()
                .map(name -> codecs.find(name)
                        .orElseThrow(() -> PublishingMessages.publishedWithUnknownCodec(name, codecs.names())))
                .orElseGet(codecs::standard);
    }

    private void requireValid(Object payload) {
        List<String> violations = check.violations(payload);
        if (!violations.isEmpty()) {
            throw PublishingMessages.publishedInvalid(payload.getClass(), violations);
        }
    }

    /**
     * Of the message being handled nothing but what its execution carries on. The caller's word holds over that, not
     * over trace and flow, which are the execution's own.
     *
     * <p>Most messages have none beside those, and share them with the others of their execution.
     */
    private Map<String, Object> headers(
            String id, String topic, Instant now, MessageType type, PublishOptions options, Object payload) {
        Map<String, Object> headers = own(type, options, payload);
        cloudEvents.describe(headers, id, topic, now);
        Map<String, String> outgoing = executions.outgoing();
        if (headers.isEmpty()) {
            return Map.copyOf(outgoing);
        }
        headers.putAll(outgoing);
        return headers;
    }

    private Map<String, Object> own(MessageType type, PublishOptions options, Object payload) {
        Map<String, Object> headers = new HashMap<>(executions.contextHeaders());
        options.headers().forEach((name, value) -> {
            headers.remove(name.toLowerCase(Locale.ROOT));
            headers.put(name, value);
        });
        keys.of(payload).ifPresent(key -> headers.put(OutgoingMessage.KEY, key));
        options.key().ifPresent(key -> headers.put(OutgoingMessage.KEY, key));
        if (type.version() != 1) {
            headers.put(OutgoingMessage.VERSION, type.version());
        }
        return headers;
    }

    private byte[] body(MessageCodec codec, Object payload) {
        byte[] body;
        try {
            body = codec.encode(payload);
        } catch (Exception | StackOverflowError unencodable) {
            throw PublishingMessages.unencodable(payload.getClass(), codec.name(), unencodable);
        }
        if (body.length > maxBytes) {
            throw PublishingMessages.publishedOversized(payload.getClass(), body.length, maxBytes);
        }
        return body;
    }
}
