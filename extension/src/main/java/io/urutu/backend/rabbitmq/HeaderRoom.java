package io.urutu.backend.rabbitmq;

import com.rabbitmq.client.impl.Frame;
import java.io.UnsupportedEncodingException;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Room for our headers on the copy of a message that fills its frame with its own: AMQP gives all of them one frame, and
 * a copy that does not fit could be told nothing of why it died.
 */
final class HeaderRoom {
    /** RabbitMQ's frames have 128 KiB unless configured; the other properties take at most ten short texts. */
    private static final int MOST = 128 * 1024 - 4 * 1024;

    private HeaderRoom() {}

    /** Takes foreign headers out, the largest first, until the rest fits. */
    static void make(Map<String, Object> headers, Set<String> kept) {
        int size = size(headers);
        while (size > MOST) {
            Optional<String> largest = headers.keySet().stream()
                    .filter(name -> !kept.contains(name))
                    .max(Comparator.comparingInt(name -> size(headers, name)));
            if (largest.isEmpty()) {
                return;
            }
            headers.remove(largest.get());
            size = size(headers);
        }
    }

    private static int size(Map<String, Object> headers, String name) {
        Object value = headers.get(name);
        return value == null ? name.length() : size(Map.of(name, value));
    }

    private static int size(Map<String, Object> headers) {
        try {
            return (int) Frame.tableSize(headers);
        } catch (UnsupportedEncodingException | IllegalArgumentException unknown) {
            return 0; // the client says so itself when it sends
        }
    }
}
