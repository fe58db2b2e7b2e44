package io.urutu.runtime.context;

import io.urutu.kernel.Ids;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where an execution stands in its flow: W3C Trace Context and our flow id, as they reached us and as they travel on.
 * What is malformed is taken as absent, as the recommendation asks.
 *
 * @param id one for the whole arc
 * @param headers what every message published here carries
 */
record Flow(String id, Map<String, String> headers) {
    private static final Pattern TRACEPARENT =
            Pattern.compile("(?!ff)[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-([0-9a-f]{2})(-.*)?");

    /** What W3C Baggage asks to be passed on; W3C Trace Context asks for less. */
    private static final int LONGEST = 8192;

    /** Bounded and plain, since it reaches logs and headers. */
    private static final Pattern FLOW_ID = Pattern.compile("[A-Za-z0-9._:-]{1,128}");

    static Flow of(Origin origin, Ids ids) {
        Map<String, String> carried = origin.carried();
        Map<String, String> headers = new TreeMap<>();
        Matcher parent = TRACEPARENT.matcher(carried.getOrDefault("traceparent", ""));
        boolean continued = parent.matches();
        String trace = continued ? parent.group(1) : ids.trace();
        headers.put("traceparent", "00-" + trace + "-" + ids.span() + "-" + (continued ? parent.group(2) : "01"));
        if (continued) {
            carry("tracestate", carried, headers);
        }
        carry("baggage", carried, headers);
        String given = carried.getOrDefault(Origin.FLOW, "");
        String id = FLOW_ID.matcher(given).matches() ? given : trace;
        if (!id.equals(trace)) {
            headers.put(Origin.FLOW, id); // else whoever reads it finds the same in the trace, and one header is less
        }
        return new Flow(id, Map.copyOf(headers));
    }

    /** Longer than the recommendations ask to be passed on: dropped, as they allow, since messages carry it on and on. */
    private static void carry(String name, Map<String, String> carried, Map<String, String> headers) {
        String value = carried.getOrDefault(name, "");
        if (!value.isEmpty() && value.length() <= LONGEST) {
            headers.put(name, value);
        }
    }
}
