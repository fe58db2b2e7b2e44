package io.urutu.backend.rabbitmq;

import static org.assertj.core.api.Assertions.assertThat;

import com.rabbitmq.client.Address;
import io.urutu.kernel.Problem;
import io.urutu.kernel.Problems;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BrokerUrlTest {
    private final Problems problems = new Problems();

    @Test
    void readsEveryPart() {
        RabbitSettings settings = read("amqps://us%40er:p%3Aw%2F%25@h1:5673,[::1]:5674,h-3.example/my%2Fhost"
                + "?exchange=orders&prefetch_count=7&heartbeat=15");

        assertThat(settings.tls()).isPresent();
        assertThat(settings.hosts())
                .containsExactly(new Address("h1", 5673), new Address("[::1]", 5674), new Address("h-3.example", 5671));
        assertThat(settings.virtualHost()).isEqualTo("my/host");
        assertThat(settings.username()).isEqualTo("us@er");
        assertThat(settings.password()).isEqualTo("p:w/%");
        assertThat(settings.exchange()).isEqualTo("orders");
        assertThat(settings.prefetch()).hasValue(7);
        assertThat(settings.heartbeatSeconds()).isEqualTo(15);
    }

    @Test
    void fillsInWhatIsLeftOut() {
        RabbitSettings settings = read("amqp://localhost");

        assertThat(settings.tls()).isEmpty();
        assertThat(settings.hosts()).containsExactly(new Address("localhost", 5672));
        assertThat(settings.virtualHost()).isEqualTo("/");
        assertThat(settings.username()).isEqualTo("guest");
        assertThat(settings.password()).isEqualTo("guest");
        assertThat(settings.exchange()).isEqualTo("urutu");
        assertThat(settings.prefetch()).isEmpty();
        assertThat(settings.heartbeatSeconds()).isEqualTo(5);
        assertThat(settings.pulse()).isEqualTo(Duration.ofSeconds(2));
        assertThat(settings.connectionRetry()).isEqualTo(Backoff.DEFAULT);
        assertThat(settings.consumerRetry()).isEqualTo(Backoff.DEFAULT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"amqp://h", "amqp://h/", "AMQP://h//", "amqp://h/%2F", "amqp://h/%2f?heartbeat=0"})
    void knowsTheDefaultVirtualHost(String url) {
        assertThat(read(url).virtualHost()).isEqualTo("/");
    }

    @Test
    void tellsOfTheConnectionItBelongsTo() {
        RabbitBroker.parse(
                "urutu.broker.audit",
                "amqp://user@host?exchangee=x",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                TlsStores.NONE,
                problems);

        assertThat(problems.sorted())
                .extracting(Problem::toString)
                .containsExactly(
                        "URUTU10004 urutu.broker.audit.url: no such parameter: exchangee. The nearest known one is exchange.",
                        "URUTU10007 urutu.broker.audit.url: a user without a password. Set urutu.broker.audit.password, or write user:password@host.");
    }

    @Test
    void prefersWhatIsSetApart() {
        RabbitSettings settings = RabbitBroker.parse(
                        "urutu.broker",
                        "amqp://a:b@h?exchange=c",
                        Optional.of("user"),
                        Optional.of("pw"),
                        Optional.of("x"),
                        TlsStores.NONE,
                        problems)
                .orElseThrow();

        assertThat(settings.username()).isEqualTo("user");
        assertThat(settings.password()).isEqualTo("pw");
        assertThat(settings.exchange()).isEqualTo("x");
    }

    @Test
    void keepsRetriesAsJararacaWritesThem() {
        RabbitSettings settings = read("amqp://h?connection_retry_delay=0.5&connection_retry_max_delay=60"
                + "&connection_retry_backoff=3.0&consumer_retry_delay=500ms&connection_heartbeat_interval=20.0"
                + "&connection_health_check_interval=4");

        assertThat(settings.connectionRetry())
                .isEqualTo(new Backoff(Duration.ofMillis(500), Duration.ofSeconds(60), 3));
        assertThat(settings.consumerRetry())
                .isEqualTo(new Backoff(Duration.ofMillis(500), Backoff.DEFAULT.longest(), 2));
        assertThat(settings.heartbeatSeconds()).isEqualTo(20);
        assertThat(settings.pulse()).isEqualTo(Duration.ofSeconds(4));
    }

    @Test
    void warnsOfParametersThatDoNothingHere() {
        try (LogLines log = new LogLines()) {
            read("amqp://h?connection_retry_max=5&shared_default_channel=true");

            assertThat(log.all())
                    .containsExactly(
                            "WARNING URUTU10010 urutu.broker.url: connection_retry_max has no effect:"
                                    + " the connection is tried for ever.",
                            "WARNING URUTU10010 urutu.broker.url: shared_default_channel has no effect:"
                                    + " set urutu.messaging.shared-default-pool.");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "localhost:5672", "http://h", "amqp:h", "amqp://", "amqp:///vhost", "redis://h"})
    void refusesWhatIsNoAmqpUrl(String url) {
        assertThat(wrong(url))
                .containsExactly("URUTU10000 urutu.broker.url: not an AMQP URL."
                        + " It has the form amqp(s)://user:password@host:5672,other:5672/vhost?exchange=name.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"amqp://user:s3cr/et@h", "amqp://user:s3cr?et@h", "amqp://u:a@s3cr?et@h/x"})
    void refusesAPasswordThatIsNotEscaped(String url) {
        assertThat(wrong(url))
                .containsExactly("URUTU10001 urutu.broker.url: there is an @ behind the first / or ?."
                        + " Write /, ?, @ and : of a password as %2F, %3F, %40 and %3A,"
                        + " or set urutu.broker.password instead.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "amqp://u:s3cr@h:port",
                "amqp://u:s3cr@h:0",
                "amqp://u:s3cr@h:65536",
                "amqp://u:s3cr@:1",
                "amqp://u:s3cr@::1",
                "amqp://u:s3cr@ho st"
            })
    void refusesWhatIsNoHost(String url) {
        assertThat(wrong(url))
                .containsExactly(
                        "URUTU10002 urutu.broker.url: host 1 is no name or address with a port from 1 to 65535."
                                + " Write host:5672 or [::1]:5672, several with commas between.");
    }

    @Test
    void tellsEverythingWrongAtOnce() {
        assertThat(wrong("amqp://us%er:s3cr%zz@good,bad:x/a/b?exchang=c&prefetch_count=many&heartbeat=-1"
                        + "&connection_retry_backoff=0.5&consumer_retry_delay=soon&exchange="))
                .containsExactly(
                        "URUTU10002 urutu.broker.url: host 2 is no name or address with a port from 1 to 65535."
                                + " Write host:5672 or [::1]:5672, several with commas between.",
                        "URUTU10003 urutu.broker.url: a % in its password has no two hexadecimal digits behind it."
                                + " Write % as %25.",
                        "URUTU10003 urutu.broker.url: a % in its user has no two hexadecimal digits behind it."
                                + " Write % as %25.",
                        "URUTU10004 urutu.broker.url: no such parameter: exchang. The nearest known one is exchange.",
                        "URUTU10005 urutu.broker.url: the value of connection_retry_backoff is not a number from 1 to 100."
                                + " Correct it, or leave it out.",
                        "URUTU10005 urutu.broker.url: the value of consumer_retry_delay is not a duration of at least 10ms"
                                + " such as 2, 0.5 or 500ms. Correct it, or leave it out.",
                        "URUTU10005 urutu.broker.url: the value of exchange is not a name."
                                + " Correct it, or leave it out.",
                        "URUTU10005 urutu.broker.url: the value of heartbeat is not a number of seconds from 0 to 65535."
                                + " Correct it, or leave it out.",
                        "URUTU10005 urutu.broker.url: the value of prefetch_count is not a number from 1 to 65535."
                                + " Correct it, or leave it out.",
                        "URUTU10006 urutu.broker.url: its virtual host has a / inside. Write it as %2F.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "9ms", "-1", "1 week", ""})
    void refusesPausesThatAreNone(String pause) {
        assertThat(wrong("amqp://h?connection_retry_delay=" + pause))
                .containsExactly("URUTU10005 urutu.broker.url: the value of connection_retry_delay is not a duration"
                        + " of at least 10ms such as 2, 0.5 or 500ms. Correct it, or leave it out.");
    }

    @Test
    void wantsAPasswordForAUser() {
        assertThat(wrong("amqp://anna@h"))
                .containsExactly("URUTU10007 urutu.broker.url: a user without a password."
                        + " Set urutu.broker.password, or write user:password@host.");
    }

    @Test
    void neverShowsThePassword() {
        assertThat(read("amqp://anna:s3cr%2Ft@h1:1,h2:2/v")).hasToString("amqp://anna@h1:1,h2:2 (virtual host v)");
    }

    private RabbitSettings read(String url) {
        return RabbitBroker.parse(
                        "urutu.broker",
                        url,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        TlsStores.NONE,
                        problems)
                .orElseThrow(() -> new AssertionError(problems.report()));
    }

    private List<String> wrong(String url) {
        assertThat(RabbitBroker.parse(
                        "urutu.broker",
                        url,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        TlsStores.NONE,
                        problems))
                .isEmpty();
        assertThat(problems.report()).doesNotContain("s3cr");
        return problems.sorted().stream().map(Problem::toString).toList();
    }
}
