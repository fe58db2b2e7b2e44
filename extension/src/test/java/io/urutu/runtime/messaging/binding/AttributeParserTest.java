package io.urutu.runtime.messaging.binding;

import static org.assertj.core.api.Assertions.assertThat;

import io.urutu.kernel.Problem;
import io.urutu.kernel.Problems;
import io.urutu.messaging.spi.ChannelConnector;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AttributeParserTest {
    private static final Map<String, String> WRITTEN = Map.of(
            "queue.name", "audit",
            "queue.x-max-length", "5",
            "consumer-tag", "me",
            "group.id", "billing",
            "failure-strategy", "accept");

    private final Problems problems = new Problems();

    @Test
    void handsTheConnectorsOwnOverAsTheyAreWritten() {
        ChannelConnector closed = new ChannelConnector("c", Set.of("consumer-tag"), false, Set.of());

        ChannelAttributes attributes = parse(closed, Map.of("consumer-tag", "me", "queue.x-max-length", "5"));

        assertThat(problems.isEmpty()).isTrue();
        assertThat(attributes.others()).isEqualTo(Map.of("consumer-tag", "me"));
        assertThat(attributes.arguments()).isEqualTo(Map.of("x-max-length", 5L));
    }

    @Test
    void handsEverythingElseToAnOpenOneButWhatIsReserved() {
        ChannelConnector open = new ChannelConnector("smallrye-x", Set.of(), true, Set.of("failure-strategy"));

        ChannelAttributes attributes = parse(open, WRITTEN);

        assertThat(attributes.others()).isEqualTo(Map.of("consumer-tag", "me", "group.id", "billing"));
        assertThat(attributes.queueName()).contains("audit");
        assertThat(problems.sorted())
                .extracting(Problem::toString)
                .containsExactly(
                        "URUTU01400 k.failure-strategy: with smallrye-x this attribute follows from urutu.broker.* and from the handler. Remove it.");
    }

    @Test
    void namesTheNearestOfAllThatAreKnown() {
        ChannelConnector closed = new ChannelConnector("c", Set.of("consumer-tag"), false, Set.of());

        parse(closed, Map.of("consumer-tak", "me"));

        assertThat(problems.sorted())
                .extracting(Problem::toString)
                .containsExactly(
                        "URUTU01019 k.consumer-tak: no such attribute. The nearest known one is consumer-tag.");
    }

    private ChannelAttributes parse(ChannelConnector connector, Map<String, String> written) {
        return new AttributeParser("k", written, Map.of(), connector, problems).parse();
    }
}
