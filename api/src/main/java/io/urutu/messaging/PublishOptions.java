package io.urutu.messaging;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How one message differs from what its type says. Immutable: each method returns a changed copy.
 *
 * <pre>{@code
 * publisher.publish(invoice, PublishOptions.of().topic("invoice.reissued").header("tenant", tenant));
 * }</pre>
 */
public final class PublishOptions {
    private static final PublishOptions NONE = new PublishOptions(null, null, Map.of(), null, null, false);

    private final @Nullable String topic;
    private final @Nullable MessageKind kind;
    private final Map<String, String> headers;
    private final @Nullable Duration expiresAfter;
    private final @Nullable String codec;
    private final boolean immediate;

    private PublishOptions(
            @Nullable String topic,
            @Nullable MessageKind kind,
            Map<String, String> headers,
            @Nullable Duration expiresAfter,
            @Nullable String codec,
            boolean immediate) {
        this.topic = topic;
        this.kind = kind;
        this.headers = headers;
        this.expiresAfter = expiresAfter;
        this.codec = codec;
        this.immediate = immediate;
    }

    /** Nothing differs. */
    public static PublishOptions of() {
        return NONE;
    }

    /** Another topic than the type's, or the topic of a type without one. */
    public PublishOptions topic(String other) {
        return new PublishOptions(other, kind, headers, expiresAfter, codec, immediate);
    }

    /** Another kind than the type's; a type without one is published as an event. */
    public PublishOptions kind(MessageKind other) {
        return new PublishOptions(topic, other, headers, expiresAfter, codec, immediate);
    }

    /** One header more. Names that start with {@code urutu-} or {@code x-} are ours and the broker's: {@link IllegalArgumentException}. */
    public PublishOptions header(String name, String value) {
        if (name.isBlank() || name.startsWith("urutu-") || name.startsWith("x-")) {
            throw new IllegalArgumentException("URUTU01060 header \"" + name + "\": names that start with urutu- or x- "
                    + "belong to the bus and the broker. Choose another name.");
        }
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new PublishOptions(topic, kind, Map.copyOf(more), expiresAfter, codec, immediate);
    }

    /** The broker drops the message when no handler got it within this time (whole milliseconds, at least one). */
    public PublishOptions expiresAfter(Duration time) {
        if (time.toMillis() < 1) {
            throw new IllegalArgumentException("URUTU01061 expiresAfter(" + time + "): at least one millisecond.");
        }
        return new PublishOptions(topic, kind, headers, time, codec, immediate);
    }

    /** Another codec than {@code urutu.messaging.codec}, by its name. */
    public PublishOptions codec(String name) {
        return new PublishOptions(topic, kind, headers, expiresAfter, name, immediate);
    }

    /**
     * Not with the transaction: leaves at once, also outside an execution, and stays published when all is rolled back.
     * The call waits for the broker's confirm, at most {@code urutu.messaging.confirm-timeout}; without it, or when no
     * queue takes a task, it throws {@link io.urutu.UrutuException}.
     */
    public PublishOptions immediate() {
        return new PublishOptions(topic, kind, headers, expiresAfter, codec, true);
    }

    public Optional<String> topic() {
        return Optional.ofNullable(topic);
    }

    public Optional<MessageKind> kind() {
        return Optional.ofNullable(kind);
    }

    public Map<String, String> headers() {
        return headers;
    }

    public Optional<Duration> expiresAfter() {
        return Optional.ofNullable(expiresAfter);
    }

    public Optional<String> codec() {
        return Optional.ofNullable(codec);
    }

    public boolean isImmediate() {
        return immediate;
    }
}
