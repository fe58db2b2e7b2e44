package io.urutu.poison;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;

/** What the dead letter of every bad case has to say, wherever it lies. */
final class DeadLetters {
    private static final int LONGEST_TEXT = 1024;

    private DeadLetters() {}

    static void check(Case sent, byte[] body, Map<String, Object> headers, String queue) {
        assertThat(body).as("the body").isEqualTo(sent.body());
        assertThat(headers)
                .as("cause, attempts and origin")
                .containsEntry("urutu-failure-class", sent.cause())
                .containsEntry("urutu-attempts", 1)
                .containsEntry("urutu-origin-queue", queue);
        assertThat(text(headers, "urutu-origin-topic")).isEqualTo(sent.strayed() ? "order.lost" : Shop.TOPIC);
        assertThat(text(headers, "urutu-failure-message").getBytes(StandardCharsets.UTF_8))
                .hasSizeLessThanOrEqualTo(LONGEST_TEXT);
        assertThat(text(headers, "urutu-failure-message")).doesNotContainPattern("\\p{Cntrl}");
        assertThat(Instant.parse(text(headers, "urutu-first-seen"))).isNotNull();
    }

    private static String text(Map<String, Object> headers, String name) {
        assertThat(headers).containsKey(name);
        return headers.get(name).toString();
    }
}
