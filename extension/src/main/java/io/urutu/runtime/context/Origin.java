package io.urutu.runtime.context;

import java.util.Map;

/**
 * What reached us with the request or message and is to travel on: {@code traceparent}, {@code tracestate},
 * {@code baggage}, and the flow id of a publisher of ours. Keys are lower case; unknown ones are ignored.
 */
public record Origin(Map<String, String> carried) {
    /** The header that carries the flow id between our own processes. */
    public static final String FLOW = "urutu-flow-id";

    public Origin {
        carried = Map.copyOf(carried);
    }

    /** Nothing reached us: a new flow begins. */
    public static Origin none() {
        return new Origin(Map.of());
    }
}
