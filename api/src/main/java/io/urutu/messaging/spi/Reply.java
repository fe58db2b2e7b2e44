package io.urutu.messaging.spi;

import java.util.Map;
import java.util.Optional;

/**
 * What came back for a request.
 *
 * @param correlation the id of the request
 * @param headers texts, numbers and booleans
 * @param body not to be changed; empty for a reply without a value
 */
public record Reply(String correlation, Optional<String> contentType, Map<String, Object> headers, byte[] body) {
    public Reply {
        headers = Map.copyOf(headers);
    }

    /** Never the body, which may hold personal data. */
    @Override
    public String toString() {
        return "reply to " + correlation;
    }
}
