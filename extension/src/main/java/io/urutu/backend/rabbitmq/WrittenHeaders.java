package io.urutu.backend.rabbitmq;

import com.rabbitmq.client.impl.LongStringHelper;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Headers as the client writes them. The messages of one execution share theirs, as long as they have none of their
 * own: so the last ones are kept, and the client, which would encode each text twice a message, encodes none.
 *
 * <p><b>Threading.</b> Safe for concurrent use.
 */
final class WrittenHeaders {
    private volatile @Nullable Known last;

    private record Known(Map<String, Object> headers, Map<String, Object> written) {}

    /** @param headers not to be changed any more */
    @SuppressWarnings("ReferenceEquality") // the same, not equal ones: comparing them would cost what is saved
    Map<String, Object> of(Map<String, Object> headers) {
        Known known = last;
        if (known == null || known.headers != headers) {
            known = new Known(headers, written(headers));
            last = known;
        }
        return known.written;
    }

    private static Map<String, Object> written(Map<String, Object> headers) {
        Map<String, Object> written = new HashMap<>();
        headers.forEach((name, value) -> written.put(name, written(value)));
        return written;
    }

    private static Object written(Object value) {
        Object bounded = AmqpMapping.outgoing(value);
        return bounded instanceof String text
                ? LongStringHelper.asLongString(text.getBytes(StandardCharsets.UTF_8))
                : bounded;
    }
}
