package io.urutu.runtime.messaging.publishing;

import io.urutu.runtime.messaging.payload.KeyReader;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The keys of what is published.
 *
 * <p><b>Threading.</b> Safe for concurrent use. <b>Failure.</b> {@link IllegalArgumentException} for a type with more
 * than one.
 */
final class MessageKeys {
    private final Map<Class<?>, KeyReader> readers = new ConcurrentHashMap<>();

    /** Empty where the type has no key, or its value is null. */
    Optional<String> of(Object payload) {
        KeyReader reader = readers.computeIfAbsent(payload.getClass(), KeyReader::of);
        if (reader.contradictory()) {
            throw PublishingMessages.publishedWithKeys(payload.getClass(), reader.places());
        }
        return reader.read(payload);
    }
}
