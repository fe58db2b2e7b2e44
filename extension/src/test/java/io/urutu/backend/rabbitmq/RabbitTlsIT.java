package io.urutu.backend.rabbitmq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.urutu.kernel.Problems;
import io.urutu.messaging.spi.QueuePlan;
import io.urutu.testkit.faults.Certificates;
import io.urutu.testkit.faults.TlsProxy;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A broker behind TLS: who is trusted is served, who is not is told so in one line. */
class RabbitTlsIT extends RabbitFixture {
    private static final Optional<String> NONE = Optional.empty();
    private static final Optional<String> PASSWORD = Optional.of(Certificates.PASSWORD);

    @TempDir
    static Path folder;

    private static Path broker;
    private static Path trustsBroker;
    private static Path elsewhere;
    private static Path trustsElsewhere;
    private static Path client;
    private static Path trustsClient;

    @BeforeAll
    static void makeStores() {
        broker = Certificates.selfSigned(folder, "broker", "ip:127.0.0.1");
        trustsBroker = Certificates.trusting(Certificates.certificate(broker, "broker"), "broker");
        elsewhere = Certificates.selfSigned(folder, "elsewhere", "dns:elsewhere.example");
        trustsElsewhere = Certificates.trusting(Certificates.certificate(elsewhere, "elsewhere"), "elsewhere");
        client = Certificates.selfSigned(folder, "client", "dns:client");
        trustsClient = Certificates.trusting(Certificates.certificate(client, "client"), "client");
    }

    private RabbitBroker broker(TlsProxy tls, TlsStores stores) {
        Problems problems = new Problems();
        return RabbitBroker.parse(
                        "urutu.broker",
                        urlTo(tls.port()).replace("amqp:", "amqps:"),
                        NONE,
                        NONE,
                        Optional.of(named("exchange")),
                        stores,
                        problems)
                .map(settings -> new RabbitBroker(settings, "it"))
                .orElseThrow(() -> new AssertionError(problems.report()));
    }

    private static TlsStores trusting(Path store) {
        return new TlsStores(Optional.of(store.toString()), PASSWORD, NONE, NONE, NONE, NONE);
    }

    private void works(RabbitBroker opened) {
        QueuePlan queue = queue("tls", "t");
        start(opened, queue);
        sendAll(opened, "t", "secret");
        assertThat(record(opened, queue, 1).next().text()).isEqualTo("secret");
    }

    private void isRefused(RabbitBroker opened, String why) {
        try (LogLines log = new LogLines()) {
            start(opened, queue("tls", "t"));

            await().atMost(PATIENCE).until(() -> !log.with("URUTU10142").isEmpty());
            assertThat(log.with("URUTU10142").get(0))
                    .startsWith("SEVERE URUTU10142 Connection it/publish to amqps://")
                    .contains("is not made, for TLS fails: ", why)
                    .doesNotContain("\n");
            assertThat(opened.status().connected()).isFalse();
            assertThat(opened.status().lastProblem()).contains(why);
            assertThat(log.all()).noneMatch(line -> line.contains(Certificates.PASSWORD));
        }
    }

    @Test
    void aTrustedBrokerIsUsed() throws Exception {
        try (TlsProxy tls = new TlsProxy(RABBIT.port(), broker, null)) {
            works(broker(tls, trusting(trustsBroker)));
        }
    }

    @Test
    void aBrokerNobodyVouchesForIsNot() throws Exception {
        try (TlsProxy tls = new TlsProxy(RABBIT.port(), broker, null)) {
            isRefused(broker(tls, trusting(trustsElsewhere)), "unable to find valid certification path");
        }
    }

    @Test
    void theJvmsOwnTrustKnowsNoSelfSignedBroker() throws Exception {
        try (TlsProxy tls = new TlsProxy(RABBIT.port(), broker, null)) {
            isRefused(broker(tls, TlsStores.NONE), "unable to find valid certification path");
        }
    }

    @Test
    void aTrustedCertificateOfAnotherHostIsNot() throws Exception {
        try (TlsProxy tls = new TlsProxy(RABBIT.port(), elsewhere, null)) {
            isRefused(broker(tls, trusting(trustsElsewhere)), "127.0.0.1");
        }
    }

    @Test
    void aBrokerThatAsksIsShownOurCertificate() throws Exception {
        try (TlsProxy tls = new TlsProxy(RABBIT.port(), broker, trustsClient)) {
            works(broker(
                    tls,
                    new TlsStores(
                            Optional.of(trustsBroker.toString()),
                            PASSWORD,
                            NONE,
                            Optional.of(client.toString()),
                            PASSWORD,
                            NONE)));
        }
    }

    @Test
    void aBrokerThatAsksTakesNobodyWithoutOne() throws Exception {
        try (TlsProxy tls = new TlsProxy(RABBIT.port(), broker, trustsClient)) {
            RabbitBroker opened = broker(tls, trusting(trustsBroker));
            start(opened, queue("tls", "t"));

            await().atMost(PATIENCE).until(() -> !opened.status().lastProblem().contains("not connected yet"));
            assertThat(opened.status().connected()).isFalse();
        }
    }
}
