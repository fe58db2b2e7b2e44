package io.urutu.backend.rabbitmq;

import static org.assertj.core.api.Assertions.assertThat;

import io.urutu.kernel.Problem;
import io.urutu.kernel.Problems;
import io.urutu.testkit.faults.Certificates;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is wrong with trust and key stores is told at deployment, without their passwords. */
class TlsContextTest {
    private static final String URL = "amqps://user:pw@host";

    @TempDir
    static Path folder;

    private static Path own;
    private static Path pem;
    private static Path trust;

    @BeforeAll
    static void makeStores() {
        own = Certificates.selfSigned(folder, "broker", "ip:127.0.0.1");
        pem = Certificates.certificate(own, "broker");
        trust = Certificates.trusting(pem, "broker");
    }

    private static Optional<String> text(Object value) {
        return Optional.of(value.toString());
    }

    private static TlsStores trusting(Object store, Optional<String> password, Optional<String> type) {
        return new TlsStores(text(store), password, type, Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static TlsStores owning(Object store, Optional<String> password) {
        return new TlsStores(
                Optional.empty(), Optional.empty(), Optional.empty(), text(store), password, Optional.empty());
    }

    private static List<String> problems(String url, TlsStores stores) {
        Problems problems = new Problems();
        Optional<RabbitSettings> settings = RabbitBroker.parse(
                "urutu.broker.audit", url, Optional.empty(), Optional.empty(), Optional.empty(), stores, problems);
        assertThat(settings.isPresent()).isEqualTo(problems.isEmpty());
        return problems.sorted().stream().map(Problem::toString).toList();
    }

    @Test
    void opensStoresOfEveryKind() {
        assertThat(problems(URL, trusting(trust, Optional.of(Certificates.PASSWORD), Optional.empty())))
                .isEmpty();
        assertThat(problems(URL, trusting(trust, Optional.of(Certificates.PASSWORD), Optional.of("PKCS12"))))
                .isEmpty();
        assertThat(problems(URL, trusting(pem, Optional.empty(), Optional.of("pem"))))
                .isEmpty();
        assertThat(problems(URL, owning(own, Optional.of(Certificates.PASSWORD))))
                .isEmpty();
        assertThat(problems(URL, TlsStores.NONE)).isEmpty();
    }

    @Test
    void tellsAMissingFile() {
        assertThat(problems(URL, trusting(folder.resolve("none.p12"), Optional.of("hunter2"), Optional.empty())))
                .containsExactly(
                        "URUTU10140 urutu.broker.audit.trust-store: there is no such file that can be read. Name a PKCS12 or JKS file (a trust store may be PEM, with urutu.broker.audit.trust-store-type=PEM), and set urutu.broker.audit.trust-store-password.");
    }

    @Test
    void tellsAWrongPasswordAndNeverShowsIt() {
        assertThat(problems(URL, trusting(trust, Optional.of("hunter2"), Optional.empty())))
                .singleElement()
                .asString()
                .contains(
                        "URUTU10140 urutu.broker.audit.trust-store: it cannot be opened: wrong type, or wrong password.")
                .doesNotContain("hunter2");
        assertThat(problems(URL, owning(own, Optional.of("hunter2"))))
                .singleElement()
                .asString()
                .contains("URUTU10140 urutu.broker.audit.key-store: it cannot be opened");
        assertThat(trusting(trust, Optional.of("hunter2"), Optional.empty()).toString())
                .doesNotContain("hunter2");
    }

    @Test
    void tellsAStoreWithoutWhatIsNeeded() {
        assertThat(problems(URL, owning(trust, Optional.of(Certificates.PASSWORD))))
                .singleElement()
                .asString()
                .contains("key-store: no key is in it");
        assertThat(problems(URL, trusting(trust, Optional.empty(), Optional.empty())))
                .singleElement()
                .asString()
                .contains("trust-store: no certificate is in it");
    }

    @Test
    void tellsAFileThatIsNoStore() throws Exception {
        Path text = Files.writeString(folder.resolve("text.pem"), "nothing of the kind");

        assertThat(problems(URL, trusting(text, Optional.empty(), Optional.of("PEM"))))
                .singleElement()
                .asString()
                .contains("URUTU10140");
        assertThat(problems(URL, trusting(text, Optional.empty(), Optional.of("no-such-type"))))
                .singleElement()
                .asString()
                .contains("it cannot be opened");
    }

    @Test
    void storesOfAConnectionInTheClearAreAMistake() {
        assertThat(problems("amqp://user:pw@host", owning(own, Optional.of(Certificates.PASSWORD))))
                .containsExactly(
                        "URUTU10141 urutu.broker.audit.url: a trust store or key store is set, but the URL is not amqps, so it would not be used. Write amqps://, or remove the stores.");
    }
}
