package io.urutu.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.urutu.config.Setting;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ConfigReaderTest {
    private final Problems problems = new Problems();

    enum Pace {
        SLOW,
        VERY_FAST
    }

    record Everything(
            int count,
            long big,
            boolean on,
            Duration pace,
            Pace mode,
            Optional<URI> hook,
            List<String> words,
            Set<Integer> numbers,
            @Setting(key = "other.name") String renamed,
            @Setting(fallback = "80") int maxTitle) {}

    @Test
    void readsEveryTypeUnderItsKebabCaseKey() {
        ConfigReader reader = reader(Map.of(
                "app.count", "3",
                "app.big", "4000000000",
                "app.on", "yes",
                "app.pace", "250ms",
                "app.mode", "very-fast",
                "app.hook", "http://localhost/x",
                "app.words", "a, b,,c",
                "app.numbers", "1,2",
                "app.other.name", "found"));

        Optional<Everything> read = reader.read("app", Everything.class);

        assertThat(problems.sorted()).isEmpty();
        assertThat(read)
                .contains(new Everything(
                        3,
                        4_000_000_000L,
                        true,
                        Duration.ofMillis(250),
                        Pace.VERY_FAST,
                        Optional.of(URI.create("http://localhost/x")),
                        List.of("a", "b", "c"),
                        Set.of(1, 2),
                        "found",
                        80));
    }

    record Mistakes(
            int count, boolean on, Duration pace, Pace mode, String missing, @Setting(fallback = "5") int five) {}

    @Test
    void tellsEveryMistakeAtOnceWithKeyValueAndExpectation() {
        ConfigReader reader = reader(Map.of(
                "app.count", "three",
                "app.on", "ture",
                "app.pace", "-5s",
                "app.mode", "warp",
                "app.five", "V"));

        assertThat(reader.read("app", Mistakes.class)).isEmpty();

        assertThat(problems.report())
                .isEqualTo(
                        """
                        Urutu found 6 problems in this deployment:
                          URUTU00011 app.count: "three" is not a number. Correct it.
                          URUTU00011 app.five: "V" is not a number. The default is 5.
                          URUTU00012 app.missing: no value. Set it to a String, in any MicroProfile Config source.
                          URUTU00011 app.mode: "warp" is not one of slow, very_fast. Correct it.
                          URUTU00011 app.on: "ture" is not true or false. Correct it.
                          URUTU00011 app.pace: "-5s" is not a duration such as 30s, 5m or PT1H. Correct it.""");
    }

    record Secret(@Setting(secret = true) int pin) {}

    @Test
    void neverShowsASecret() {
        reader(Map.of("app.pin", "hunter2")).read("app", Secret.class);

        assertThat(problems.report())
                .contains("app.pin: its value is not a number")
                .doesNotContain("hunter2");
    }

    record Inner(@Setting(fallback = "1s") Duration timeout) {}

    record Outer(Map<String, Inner> handlers, Map<String, String> attributes, Inner inner) {}

    @Test
    void readsNestedRecordsAndMapsOfThem() {
        ConfigReader reader = reader(Map.of(
                "app.handlers.mail.timeout", "5s",
                "app.handlers.bill.timeout", "6s",
                "app.attributes.queue.x-queue-type", "classic",
                "app.inner.timeout", "7s"));

        Outer outer = reader.read("app", Outer.class).orElseThrow();

        assertThat(outer.handlers())
                .containsOnlyKeys("mail", "bill")
                .containsEntry("mail", new Inner(Duration.ofSeconds(5)));
        assertThat(outer.attributes()).containsExactly(Map.entry("queue.x-queue-type", "classic"));
        assertThat(outer.inner()).isEqualTo(new Inner(Duration.ofSeconds(7)));
    }

    record Place(Optional<String> url, Optional<String> pin) {}

    @Test
    void readsNamedRecordsBesideTheLeavesOfTheirPrefix() {
        ConfigReader reader = reader(Map.of(
                "app.url", "here",
                "app.audit.url", "there",
                "app.far-away.pin", "4711",
                "APP_FROM_OUTSIDE_URL", "env",
                "APP_OUT_THERE_PIN", "env",
                "APP_PIN", "not a name",
                "APP_URL", "not a name"));

        Map<String, Place> named = reader.readNamed("app", Place.class, "url", "pin");

        assertThat(named).containsOnlyKeys("audit", "far-away", "from-outside", "out-there");
        assertThat(named.get("audit").url()).contains("there");
        assertThat(named.get("far-away").pin()).contains("4711");
    }

    @Test
    void namesWithDotsStandInQuotes() {
        ConfigReader reader = reader(Map.of(
                "app.handlers.\"order.paid\".timeout", "5s",
                "app.handlers.mail.timeout", "6s"));

        Outer outer = reader.read("app", Outer.class).orElseThrow();
        reader.reportUnknown("app");

        assertThat(outer.handlers())
                .containsOnlyKeys("mail", "order.paid")
                .containsEntry("order.paid", new Inner(Duration.ofSeconds(5)));
        assertThat(problems.sorted())
                .allSatisfy(problem -> assertThat(problem.toString()).doesNotContain("order.paid"));
    }

    @Test
    void reportsUnknownKeysUnderThePrefixWithTheNearestKnown() {
        ConfigReader reader = reader(Map.of(
                "app.handlers.mail.timeout", "5s",
                "app.handlers.mail.timeuot", "5s",
                "app.inner.timeot", "1s",
                "application", "not ours"));

        reader.read("app", Outer.class);
        reader.reportUnknown("app");

        assertThat(problems.sorted())
                .extracting(Problem::toString)
                .containsExactly(
                        "URUTU00010 app.handlers.mail.timeuot: no such key. The nearest known one is"
                                + " app.handlers.mail.timeout. See docs/configuration.md.",
                        "URUTU00010 app.inner.timeot: no such key. The nearest known one is app.inner.timeout. See"
                                + " docs/configuration.md.");
    }

    record BadFallback(@Setting(fallback = "soon") Duration pace) {}

    @Test
    void tellsAFallbackThatIsNoValue() {
        assertThat(reader(Map.of()).read("app", BadFallback.class)).isEmpty();

        assertThat(problems.sorted())
                .extracting(Problem::toString)
                .containsExactly(
                        "URUTU00014 app.pace: the fallback of its @Setting is not a duration such as 30s, 5m or"
                                + " PT1H. Correct the annotation.");
    }

    record Checked(int low, int high) {
        Checked {
            if (low > high) {
                throw new IllegalArgumentException("low is above high");
            }
        }
    }

    @Test
    void tellsWhatARecordRefuses() {
        assertThat(reader(Map.of("app.low", "2", "app.high", "1")).read("app", Checked.class))
                .isEmpty();

        assertThat(problems.sorted())
                .extracting(Problem::toString)
                .containsExactly("URUTU00013 app: low is above high. Change one of its values.");
    }

    private ConfigReader reader(Map<String, String> values) {
        return new ConfigReader(
                new SmallRyeConfigBuilder()
                        .withSources(new PropertiesConfigSource(values, "test", 100))
                        .build(),
                problems);
    }
}
