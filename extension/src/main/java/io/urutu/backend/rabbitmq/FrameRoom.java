package io.urutu.backend.rabbitmq;

import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.LongString;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds the properties that surely fit one frame, by counting three bytes a character: most messages are far from the
 * limit, and encoding them to know it costs as much as sending them.
 */
final class FrameRoom {
    /** So many characters make no more than the 255 bytes of a short text. */
    private static final int SHORT = 255 / 3;

    private static final int BYTES_PER_CHARACTER = 3;
    /** A header's type and its number or length, and the length of its name. */
    private static final int BESIDE = 10;
    /** All properties but the headers, at their longest: ten short texts and what has a fixed length. */
    private static final int PROPERTIES = 10 * 256 + 64;

    private FrameRoom() {}

    /** @param most bytes of a frame; 0 for no limit */
    static boolean surelyFits(BasicProperties properties, int most) {
        int size = areShort(properties) ? PROPERTIES : -1;
        Map<String, Object> headers = properties.getHeaders();
        if (headers != null) {
            for (Map.Entry<String, Object> header : headers.entrySet()) {
                int more = size(header.getKey(), header.getValue());
                size = size < 0 || more < 0 ? -1 : size + more;
            }
        }
        return size >= 0 && (most == 0 || size <= most);
    }

    /** Negative where only the encoder knows. */
    private static int size(String name, @Nullable Object value) {
        if (!isShort(name)) {
            return -1;
        }
        int beside = name.length() * BYTES_PER_CHARACTER + BESIDE;
        if (value instanceof String text) {
            return text.length() > Short.MAX_VALUE ? -1 : beside + text.length() * BYTES_PER_CHARACTER;
        }
        if (value instanceof LongString text) {
            return text.length() > Short.MAX_VALUE ? -1 : beside + (int) text.length();
        }
        return value instanceof Boolean || value instanceof Integer || value instanceof Long || value instanceof Double
                ? beside
                : -1;
    }

    private static boolean areShort(BasicProperties properties) {
        return isShort(properties.getMessageId())
                && isShort(properties.getType())
                && isShort(properties.getContentType())
                && isShort(properties.getAppId())
                && isShort(properties.getCorrelationId())
                && isShort(properties.getReplyTo())
                && isShort(properties.getExpiration())
                && isShort(properties.getContentEncoding())
                && isShort(properties.getUserId())
                && isShort(properties.getClusterId());
    }

    private static boolean isShort(@Nullable String text) {
        return text == null || text.length() <= SHORT;
    }
}
