package io.urutu.runtime.context;

import static org.assertj.core.api.Assertions.assertThat;

import io.urutu.kernel.Ids;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** One flow id for the whole arc; W3C Trace Context is continued, and what is malformed begins anew. */
class FlowTest {
    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final String PARENT = "00-" + TRACE + "-b7ad6b7169203331-00";

    private final Ids ids = new Ids(Clock.systemUTC());

    @Test
    void aNewOneBeginsWithATraceOfItsOwn() {
        Flow flow = Flow.of(Origin.none(), ids);

        assertThat(flow.id()).matches("[0-9a-f]{32}");
        assertThat(flow.headers()).containsOnlyKeys("traceparent");
        assertThat(flow.headers().get("traceparent")).matches("00-" + flow.id() + "-[0-9a-f]{16}-01");
    }

    @Test
    void aTraceThatReachedUsIsContinuedAndNamesTheFlow() {
        Flow flow = flow(Map.of("traceparent", PARENT, "tracestate", "a=b", "baggage", "tenant=x", "other", "y"));

        assertThat(flow.id()).isEqualTo(TRACE);
        assertThat(flow.headers())
                .containsOnlyKeys("traceparent", "tracestate", "baggage")
                .containsEntry("tracestate", "a=b")
                .containsEntry("baggage", "tenant=x");
        assertThat(flow.headers().get("traceparent"))
                .matches("00-" + TRACE + "-[0-9a-f]{16}-00")
                .isNotEqualTo(PARENT);
    }

    @Test
    void whatIsLongerThanMustBePassedOnIsDropped() {
        Flow flow =
                flow(Map.of("traceparent", PARENT, "tracestate", "a=" + "b".repeat(8191), "baggage", "c".repeat(8193)));

        assertThat(flow.headers()).containsOnlyKeys("traceparent");
        assertThat(flow(Map.of("baggage", "c".repeat(8192))).headers()).containsKey("baggage");
    }

    @Test
    void aFlowIdThatReachedUsIsKept() {
        Flow flow = flow(Map.of("traceparent", PARENT, Origin.FLOW, "order-17"));

        assertThat(flow.id()).isEqualTo("order-17");
        assertThat(flow.headers()).containsEntry(Origin.FLOW, "order-17");
    }

    @Test
    void itGoesOnAlthoughNoHeaderOfItsOwnSaysSo() {
        Flow first = Flow.of(Origin.none(), ids);
        Flow second = flow(first.headers());
        Flow third = flow(second.headers());

        assertThat(second.id()).isEqualTo(first.id());
        assertThat(third.id()).isEqualTo(first.id());
    }

    @Test
    void oneThatIsNotTheTracesIsSaidOnAndOn() {
        Flow first = flow(Map.of(Origin.FLOW, "order-17"));
        Flow second = flow(first.headers());

        assertThat(second.id()).isEqualTo("order-17");
        assertThat(second.headers()).containsEntry(Origin.FLOW, "order-17");
    }

    @Test
    void whatIsMalformedCountsAsAbsent() {
        Flow flow = flow(Map.of(
                "traceparent",
                "00-" + "0".repeat(32) + "-b7ad6b7169203331-01",
                "tracestate",
                "a=b",
                Origin.FLOW,
                "two\nlines"));

        assertThat(flow.id()).matches("[0-9a-f]{32}");
        assertThat(flow.headers()).containsOnlyKeys("traceparent");
    }

    private Flow flow(Map<String, String> carried) {
        return Flow.of(new Origin(carried, Map.of()), ids);
    }
}
