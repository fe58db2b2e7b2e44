package io.urutu.runtime.context;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Which headers of a request or message travel on.
 *
 * <p>A prefix must not carry credentials along that nobody thought of: those have to be named in full.
 */
final class HeaderRules {
    static final HeaderRules NONE = new HeaderRules(List.of());
    static final int MOST = 32;
    static final int LONGEST_VALUE = 1024;
    static final int LONGEST_NAME = 128;

    private static final Set<String> OURS = Set.of("cc", "bcc", "traceparent", "tracestate", "baggage");
    private static final List<String> OUR_PREFIXES = List.of("urutu-", "x-", "cloudevents");
    private static final Set<String> CREDENTIALS = Set.of("authorization", "proxy-authorization", "cookie");

    private final Set<String> names;
    private final List<String> prefixes;

    /** @param rules exact names, and prefixes with a star behind */
    HeaderRules(Collection<String> rules) {
        List<String> lower =
                rules.stream().map(rule -> rule.toLowerCase(Locale.ROOT)).toList();
        names = Set.copyOf(lower.stream().filter(rule -> !rule.endsWith("*")).toList());
        prefixes = lower.stream()
                .filter(rule -> rule.endsWith("*"))
                .map(rule -> rule.substring(0, rule.length() - 1))
                .toList();
    }

    /** Whether it belongs to the bus, the broker, tracing or CloudEvents. */
    static boolean isReserved(String lower) {
        return lower.isBlank() || OURS.contains(lower) || OUR_PREFIXES.stream().anyMatch(lower::startsWith);
    }

    /** Whether a rule could only be a mistake. */
    static boolean isUseless(String rule) {
        String lower = rule.toLowerCase(Locale.ROOT);
        String word = lower.endsWith("*") ? lower.substring(0, lower.length() - 1) : lower;
        return word.contains("*") || isReserved(word);
    }

    /** By lower-case name, bounded in number and size. */
    Map<String, String> pick(Collection<String> present, Function<String, @Nullable Object> valueOf) {
        if (names.isEmpty() && prefixes.isEmpty()) {
            return Map.of();
        }
        Map<String, String> picked = new HashMap<>();
        for (String name : present) {
            String lower = name.toLowerCase(Locale.ROOT);
            if (picked.size() < MOST && lower.length() <= LONGEST_NAME && carries(lower)) {
                Object value = valueOf.apply(name);
                if (value != null && value.toString().length() <= LONGEST_VALUE) {
                    picked.put(lower, value.toString());
                }
            }
        }
        return picked;
    }

    private boolean carries(String lower) {
        return !isReserved(lower)
                && (names.contains(lower)
                        || (!CREDENTIALS.contains(lower) && prefixes.stream().anyMatch(lower::startsWith)));
    }
}
