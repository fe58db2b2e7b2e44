package io.urutu.backend.smallrye;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a message says of itself, as metadata of a message of a connector we know nothing of. Those that stay in this
 * process keep it; others may lose it on the way.
 */
record Carried(
        String topic,
        Optional<String> id,
        Optional<String> contentType,
        Map<String, Object> headers,
        Optional<Instant> publishedAt) {
    Carried {
        headers = Map.copyOf(headers);
    }

    Carried with(Map<String, Object> more) {
        Map<String, Object> all = new HashMap<>(headers);
        all.putAll(more);
        return new Carried(topic, id, contentType, all, publishedAt);
    }
}
