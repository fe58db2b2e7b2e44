package io.urutu.messaging;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * How one message differs from what its type says. Immutable: each method returns a changed copy.
 *
 * <pre>{@code
 * publisher.publish(invoice, PublishOptions.of().topic("invoice.reissued").header("tenant", tenant));
 * }</pre>
 */
public final class PublishOptions {
    private static final PublishOptions NONE =
            new PublishOptions(new Parts(null, null, null, Map.of(), null, null, null, null, false));
    private static final int LONGEST_KEY = 255;
    private static final int HIGHEST_PRIORITY = 255;

    private final Parts parts;

    private record Parts(
            @Nullable String topic,
            @Nullable MessageKind kind,
            @Nullable String key,
            Map<String, String> headers,
            @Nullable Integer priority,
            @Nullable Duration expiresAfter,
            @Nullable String connection,
            @Nullable String codec,
            boolean immediate) {}

    private PublishOptions(Parts parts) {
        this.parts = parts;
    }

    /** Nothing differs. */
    public static PublishOptions of() {
        return NONE;
    }

    /** Another topic than the type's, or the topic of a type without one. */
    public PublishOptions topic(String other) {
        return copy(other, parts.kind, parts.key, parts.headers, parts.priority, parts.expiresAfter, parts.connection);
    }

    /** Another kind than the type's; a type without one is published as an event. */
    public PublishOptions kind(MessageKind other) {
        return copy(parts.topic, other, parts.key, parts.headers, parts.priority, parts.expiresAfter, parts.connection);
    }

    /**
     * What the message is about, an order's number for example; {@link MessageOf#key()} tells it. From 1 to 255
     * characters: {@link IllegalArgumentException}.
     */
    public PublishOptions key(String about) {
        if (about.isEmpty() || about.length() > LONGEST_KEY) {
            throw new IllegalArgumentException(
                    "URUTU01160 a key of " + about.length() + " characters: it has from 1 to 255.");
        }
        return copy(
                parts.topic, parts.kind, about, parts.headers, parts.priority, parts.expiresAfter, parts.connection);
    }

    /**
     * One header more. Names that start with {@code urutu-} or {@code x-}, and {@code CC} and {@code BCC}, are ours and
     * the broker's: {@link IllegalArgumentException}.
     */
    public PublishOptions header(String name, String value) {
        if (isReserved(name)) {
            throw new IllegalArgumentException(
                    "URUTU01060 header \"" + name + "\": names that start with urutu- or x-, "
                            + "CC and BCC belong to the bus and the broker. Choose another name.");
        }
        Map<String, String> more = new LinkedHashMap<>(parts.headers);
        more.put(name, value);
        return copy(
                parts.topic,
                parts.kind,
                parts.key,
                Map.copyOf(more),
                parts.priority,
                parts.expiresAfter,
                parts.connection);
    }

    private static boolean isReserved(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return name.isBlank()
                || lower.startsWith("urutu-")
                || lower.startsWith("x-")
                || lower.equals("cc")
                || lower.equals("bcc");
    }

    /**
     * From 0 to 255, the higher the sooner; {@link IllegalArgumentException} outside. It counts in queues that keep
     * priorities: classic ones with {@code x-max-priority}, and quorum queues of RabbitMQ 4, where above 4 is high.
     */
    public PublishOptions priority(int level) {
        if (level < 0 || level > HIGHEST_PRIORITY) {
            throw new IllegalArgumentException("URUTU01161 priority(" + level + "): it is from 0 to 255.");
        }
        return copy(parts.topic, parts.kind, parts.key, parts.headers, level, parts.expiresAfter, parts.connection);
    }

    /** The broker drops the message when no handler got it within this time (whole milliseconds, at least one). */
    public PublishOptions expiresAfter(Duration time) {
        if (time.toMillis() < 1) {
            throw new IllegalArgumentException("URUTU01061 expiresAfter(" + time + "): at least one millisecond.");
        }
        return copy(parts.topic, parts.kind, parts.key, parts.headers, parts.priority, time, parts.connection);
    }

    /**
     * Another broker than the type's: the {@code <connection>} of {@code urutu.broker.<connection>.url}, or empty for
     * that of {@code urutu.broker.url}.
     */
    public PublishOptions connection(String name) {
        return copy(parts.topic, parts.kind, parts.key, parts.headers, parts.priority, parts.expiresAfter, name);
    }

    /** Another codec than {@code urutu.messaging.codec}, by its name. */
    public PublishOptions codec(String name) {
        return new PublishOptions(new Parts(
                parts.topic,
                parts.kind,
                parts.key,
                parts.headers,
                parts.priority,
                parts.expiresAfter,
                parts.connection,
                name,
                parts.immediate));
    }

    /**
     * Not with the transaction: leaves at once, also outside an execution, and stays published when all is rolled back.
     * The call waits for the broker's confirm, at most {@code urutu.messaging.confirm-timeout}; without it, or when no
     * queue takes a task, it throws {@link io.urutu.UrutuException}.
     */
    public PublishOptions immediate() {
        return new PublishOptions(new Parts(
                parts.topic,
                parts.kind,
                parts.key,
                parts.headers,
                parts.priority,
                parts.expiresAfter,
                parts.connection,
                parts.codec,
                true));
    }

    public Optional<String> topic() {
        return Optional.ofNullable(parts.topic);
    }

    public Optional<MessageKind> kind() {
        return Optional.ofNullable(parts.kind);
    }

    public Optional<String> key() {
        return Optional.ofNullable(parts.key);
    }

    public Map<String, String> headers() {
        return parts.headers;
    }

    public OptionalInt priority() {
        return parts.priority == null ? OptionalInt.empty() : OptionalInt.of(parts.priority);
    }

    public Optional<Duration> expiresAfter() {
        return Optional.ofNullable(parts.expiresAfter);
    }

    public Optional<String> connection() {
        return Optional.ofNullable(parts.connection);
    }

    public Optional<String> codec() {
        return Optional.ofNullable(parts.codec);
    }

    public boolean isImmediate() {
        return parts.immediate;
    }

    private PublishOptions copy(
            @Nullable String topic,
            @Nullable MessageKind kind,
            @Nullable String key,
            Map<String, String> headers,
            @Nullable Integer priority,
            @Nullable Duration expiresAfter,
            @Nullable String connection) {
        return new PublishOptions(
                new Parts(topic, kind, key, headers, priority, expiresAfter, connection, parts.codec, parts.immediate));
    }
}
