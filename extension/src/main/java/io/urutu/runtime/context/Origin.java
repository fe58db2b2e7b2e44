package io.urutu.runtime.context;

import java.util.Map;

/**
 * What reached us with the request or message and is to travel on: {@code traceparent}, {@code tracestate},
 * {@code baggage}, and the flow id of a publisher of ours. Keys are lower case; unknown ones are ignored.
 *
 * @param headers what {@code urutu.messaging.propagate-headers} picked of it ({@link Executions#pick})
 */
public record Origin(Map<String, String> carried, Map<String, String> headers) {
    /** The header that carries the flow id between our own processes; left out where it is the trace's. */
    public static final String FLOW = "urutu-flow-id";

    public Origin {
        carried = Map.copyOf(carried);
        headers = Map.copyOf(headers);
    }

    /** Nothing reached us: a new flow begins. */
    public static Origin none() {
        return new Origin(Map.of(), Map.of());
    }
}
