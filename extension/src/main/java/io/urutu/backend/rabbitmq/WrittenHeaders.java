package io.urutu.backend.rabbitmq;

import com.rabbitmq.client.LongString;
import com.rabbitmq.client.impl.LongStringHelper;
import java.math.BigDecimal;
import java.math.BigInteger;
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

    /** AMQP has no numbers without bounds. */
    private static Object written(Object value) {
        return value instanceof String || value instanceof BigInteger || value instanceof BigDecimal
                ? text(value.toString())
                : value;
    }

    private static LongString text(String value) {
        return LongStringHelper.asLongString(value.getBytes(StandardCharsets.UTF_8));
    }
}
