package io.urutu.runtime.messaging.delivery;

import io.urutu.runtime.context.Executions;
import io.urutu.runtime.context.Origin;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Tells the application's headers from those of the bus, the broker and tracing. */
public final class Headers {
    private static final Set<String> TRACE = Set.of("traceparent", "tracestate", "baggage");

    private Headers() {}

    /** What a handler sees: control headers are left out, so that nothing copies them into what it publishes. */
    static Map<String, String> ofApplication(Map<String, Object> headers) {
        return texts(headers, name -> !name.startsWith("urutu-") && !name.startsWith("x-") && !TRACE.contains(name));
    }

    /** What travels on with the execution, by lower-case name. */
    public static Origin origin(Map<String, Object> headers, Executions executions) {
        Map<String, String> carried = new HashMap<>();
        texts(headers, name -> TRACE.contains(name) || name.equals(Origin.FLOW))
                .forEach((name, value) -> carried.put(name.toLowerCase(Locale.ROOT), value));
        return new Origin(carried, executions.pick(headers.keySet(), headers::get));
    }

    private static Map<String, String> texts(Map<String, Object> headers, Predicate<String> wanted) {
        Map<String, String> texts = new HashMap<>();
        headers.forEach((name, value) -> {
            if (wanted.test(name.toLowerCase(Locale.ROOT))) {
                texts.put(name, value.toString());
            }
        });
        return Map.copyOf(texts);
    }
}
