package io.urutu.backend.rabbitmq;

import io.urutu.kernel.Durations;
import io.urutu.kernel.Nearest;
import io.urutu.kernel.Problem;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/** What stands behind the question mark of a broker URL. Names are those of Jararaca, so that its URLs can be kept. */
final class UrlParameters {
    private static final Set<String> KNOWN = Set.of(
            "exchange",
            "prefetch_count",
            "heartbeat",
            "connection_heartbeat_interval",
            "connection_health_check_interval",
            "connection_retry_delay",
            "connection_retry_max_delay",
            "connection_retry_backoff",
            "consumer_retry_delay",
            "consumer_retry_max_delay",
            "consumer_retry_backoff");
    /** What Jararaca takes and we do not, and why. */
    private static final Map<String, String> UNUSED = Map.of(
            "connection_retry_max", "the connection is tried for ever",
            "consumer_retry_max", "a queue is tried for ever; retries of messages are set by urutu.messaging.retry",
            "shared_default_channel", "set urutu.messaging.shared-default-pool",
            "prefetch_count_by_channel_id", "set urutu.messaging.pools.<id>.prefetch");

    /**
     * The shortest that RabbitMQ recommends (its page on heartbeats: 5 to 20 seconds; below 5 false alarms are likely).
     */
    private static final int DEFAULT_HEARTBEAT = 5;

    /** With the five seconds for an answer, a dead connection is found in seven. */
    private static final Duration DEFAULT_PULSE = Duration.ofSeconds(2);

    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(10);

    private final Map<String, String> values = new TreeMap<>();
    private final List<Problem> problems;

    private UrlParameters(List<Problem> problems) {
        this.problems = problems;
    }

    static UrlParameters read(String query, List<Problem> problems) {
        UrlParameters parameters = new UrlParameters(problems);
        for (String pair : query.split("&", -1)) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                String name = equals < 0 ? pair : pair.substring(0, equals);
                parameters.take(name, equals < 0 ? "" : pair.substring(equals + 1));
            }
        }
        return parameters;
    }

    private void take(String name, String encoded) {
        Optional<String> value = Escapes.decode(encoded);
        if (UNUSED.containsKey(name)) {
            RabbitMessages.unusedParameter(name, UNUSED.get(name));
        } else if (!KNOWN.contains(name)) {
            problems.add(RabbitMessages.unknownParameter(name, Nearest.to(name, KNOWN)));
        } else if (value.isEmpty()) {
            problems.add(RabbitMessages.badEscape(name));
        } else {
            values.put(name, value.get());
        }
    }

    Optional<String> exchange() {
        return read("exchange", "a name", UrlParameters::nonEmpty);
    }

    OptionalInt prefetch() {
        return read("prefetch_count", "a number from 1 to 65535", text -> between(1, 65_535, new BigDecimal(text)))
                .map(OptionalInt::of)
                .orElse(OptionalInt.empty());
    }

    int heartbeatSeconds() {
        return heartbeat("heartbeat")
                .or(() -> heartbeat("connection_heartbeat_interval"))
                .orElse(DEFAULT_HEARTBEAT);
    }

    Duration pulse() {
        return duration("connection_health_check_interval").orElse(DEFAULT_PULSE);
    }

    Backoff backoff(String prefix) {
        Duration first = duration(prefix + "_delay").orElse(Backoff.DEFAULT.first());
        Duration longest = duration(prefix + "_max_delay").orElse(Backoff.DEFAULT.longest());
        double factor = read(prefix + "_backoff", "a number from 1 to 100", UrlParameters::factor)
                .orElse(Backoff.DEFAULT.factor());
        return new Backoff(first, longest.compareTo(first) < 0 ? first : longest, factor);
    }

    private Optional<Integer> heartbeat(String name) {
        return read(name, "a number of seconds from 0 to 65535", text -> between(0, 65_535, new BigDecimal(text)));
    }

    private Optional<Duration> duration(String name) {
        return read(name, "a duration of at least 10ms such as 2, 0.5 or 500ms", UrlParameters::pause);
    }

    private <T> Optional<T> read(String name, String expected, Function<String, T> conversion) {
        String text = values.get(name);
        if (text == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(conversion.apply(text.trim()));
        } catch (IllegalArgumentException | ArithmeticException malformed) {
            problems.add(RabbitMessages.badValue(name, expected));
            return Optional.empty();
        }
    }

    private static String nonEmpty(String text) {
        if (text.isEmpty()) {
            throw new IllegalArgumentException("empty");
        }
        return text;
    }

    private static int between(int least, int most, BigDecimal number) {
        int value = number.intValueExact();
        if (value < least || value > most) {
            throw new IllegalArgumentException("out of range");
        }
        return value;
    }

    private static double factor(String text) {
        double factor = Double.parseDouble(text);
        if (!(factor >= 1 && factor <= 100)) {
            throw new IllegalArgumentException("out of range");
        }
        return factor;
    }

    /** Jararaca writes plain numbers of seconds. */
    private static Duration pause(String text) {
        boolean plain = !text.isEmpty() && Character.isDigit(text.charAt(text.length() - 1));
        Duration pause = Durations.parse(plain ? text + "s" : text);
        if (pause.compareTo(SHORTEST_PAUSE) < 0) {
            throw new IllegalArgumentException("a storm");
        }
        return pause;
    }
}
