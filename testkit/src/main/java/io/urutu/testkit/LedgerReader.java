package io.urutu.testkit;

import io.urutu.messaging.spi.IncomingMessage;
import io.urutu.messaging.spi.PayloadDecoder;
import io.urutu.testkit.Ledger.Dead;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Puts what the ledger has into the words of a test. */
final class LedgerReader {
    private static final Set<String> TRACE = Set.of("traceparent", "tracestate", "baggage");

    private final Ledger ledger;
    private final PayloadDecoder decoder;

    LedgerReader(Ledger ledger, PayloadDecoder decoder) {
        this.ledger = ledger;
        this.decoder = decoder;
    }

    <T> List<Published<T>> published(String topic, Class<T> type) {
        return ledger.published().stream()
                .filter(message -> message.topic().equals(topic))
                .map(message -> new Published<>(
                        decode(message.body(), Optional.of(message.contentType()), type),
                        topic,
                        message.id(),
                        headers(message.headers())))
                .toList();
    }

    <T> List<Handled<T>> handled(String topic, Class<T> type) {
        return ledger.handled().stream()
                .filter(done -> done.message().topic().equals(topic))
                .map(done -> new Handled<>(
                        decode(done.message(), type),
                        done.message().queue(),
                        topic,
                        id(done.message()),
                        headers(done.message().headers()),
                        done.attempt()))
                .toList();
    }

    <T> List<DeadLettered<T>> deadLettered(String topic, Class<T> type) {
        return ledger.deadLettered().stream()
                .filter(dead -> topic(dead.message()).equals(topic))
                .map(dead -> deadLettered(dead, decode(dead.message(), type)))
                .toList();
    }

    List<DeadLettered<String>> deadLettered() {
        return ledger.deadLettered().stream()
                .map(dead -> deadLettered(dead, new String(dead.message().body(), StandardCharsets.UTF_8)))
                .toList();
    }

    private <T> DeadLettered<T> deadLettered(Dead dead, T payload) {
        IncomingMessage message = dead.message();
        return new DeadLettered<>(
                payload,
                dead.queue(),
                topic(message),
                id(message),
                headers(message.headers()),
                message.headers().get("urutu-attempts") instanceof Number count ? count.intValue() : 0,
                text(message, "urutu-failure-class")
                        .orElseGet(() -> text(message, "x-first-death-reason").orElse("")),
                text(message, "urutu-failure-message").orElse(""));
    }

    private String topic(IncomingMessage dead) {
        return text(dead, "urutu-origin-topic").orElseGet(() -> ledger.topicOf(dead));
    }

    private <T> T decode(IncomingMessage message, Class<T> type) {
        return decode(message.body(), message.contentType(), type);
    }

    private <T> T decode(byte[] body, Optional<String> contentType, Class<T> type) {
        try {
            return type.cast(decoder.decode(body, contentType, (Type) type));
        } catch (Exception unreadable) {
            throw new AssertionError(
                    "URUTU21015 a message's body is no " + type.getSimpleName() + ": "
                            + new String(body, StandardCharsets.UTF_8),
                    unreadable);
        }
    }

    private static String id(IncomingMessage message) {
        return message.id().orElse("");
    }

    private static Optional<String> text(IncomingMessage message, String header) {
        return Optional.ofNullable(message.headers().get(header)).map(Object::toString);
    }

    /** As a handler sees them. */
    private static Map<String, String> headers(Map<String, Object> all) {
        Map<String, String> texts = new TreeMap<>();
        all.forEach((name, value) -> {
            String lower = name.toLowerCase(Locale.ROOT);
            if (!lower.startsWith("urutu-") && !lower.startsWith("x-") && !TRACE.contains(lower)) {
                texts.put(name, value.toString());
            }
        });
        return texts;
    }
}
