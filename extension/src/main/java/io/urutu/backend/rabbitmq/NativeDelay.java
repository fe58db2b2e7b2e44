package io.urutu.backend.rabbitmq;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Whether a queue delays what is requeued by itself: a quorum queue of RabbitMQ 4.3 or later that was declared so
 * (<a href="https://www.rabbitmq.com/docs/quorum-queues">quorum queues, delayed retry</a>). It delays by
 * {@code x-delayed-retry-min} times the count of failed deliveries, which {@code basic.reject} adds to and
 * {@code basic.nack} does not.
 */
final class NativeDelay {
    private static final Pattern VERSION = Pattern.compile("(\\d{1,4})\\.(\\d{1,4})(?:\\D.*)?");

    private NativeDelay() {}

    static boolean applies(Map<String, Object> arguments, Map<String, Object> server) {
        Object type = arguments.get("x-delayed-retry-type");
        return ("all".equals(type) || "failed".equals(type))
                && arguments.containsKey("x-delayed-retry-min")
                && "quorum".equals(arguments.getOrDefault("x-queue-type", "quorum"))
                && "RabbitMQ".equals(String.valueOf(server.get("product")))
                && isSince43(server.get("version"));
    }

    private static boolean isSince43(@Nullable Object version) {
        Matcher numbers = VERSION.matcher(String.valueOf(version));
        if (!numbers.matches()) {
            return false;
        }
        int major = Integer.parseInt(numbers.group(1));
        return major > 4 || (major == 4 && Integer.parseInt(numbers.group(2)) >= 3);
    }
}
