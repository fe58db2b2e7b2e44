package io.urutu.backend.smallrye;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.urutu.messaging.spi.AmqpAddress;
import io.urutu.messaging.spi.Broker;
import io.urutu.messaging.spi.ConnectorAddress;
import io.urutu.messaging.spi.QueuePlan;
import io.urutu.testkit.faults.Certificates;
import io.urutu.testkit.faults.TlsProxy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The stores of {@code urutu.broker.*} reach the connector's client. */
class SmallryeRabbitTlsIT extends SmallryeRabbitFixture {

    @TempDir
    static Path folder;

    private static Path broker;
    private static Path pem;
    private static Path trustsBroker;
    private static Path trustsOther;
    private static Path client;
    private static Path trustsClient;

    @BeforeAll
    static void connect() {
        broker = Certificates.selfSigned(folder, "broker", "ip:127.0.0.1");
        pem = Certificates.certificate(broker, "broker");
        trustsBroker = Certificates.trusting(pem, "broker");
        Path other = Certificates.selfSigned(folder, "other", "dns:other.example");
        trustsOther = Certificates.trusting(Certificates.certificate(other, "other"), "other");
        client = Certificates.selfSigned(folder, "client", "dns:client");
        trustsClient = Certificates.trusting(Certificates.certificate(client, "client"), "client");
    }

    @Test
    void aTrustedBrokerIsUsed() throws Exception {
        try (TlsProxy tls = new TlsProxy(RABBIT.port(), broker, null)) {
            works(open(tls, store(trustsBroker), Optional.empty()));
        }
    }

    @Test
    void aBrokerTrustedByAPemFileIsUsed() throws Exception {
        try (TlsProxy tls = new TlsProxy(RABBIT.port(), broker, null)) {
            works(open(
                    tls,
                    Optional.of(new AmqpAddress.Store(pem.toString(), Optional.empty(), Optional.of("PEM"))),
                    Optional.empty()));
        }
    }

    @Test
    void itsOwnKeyIsShownToABrokerThatAsks() throws Exception {
        try (TlsProxy tls = new TlsProxy(RABBIT.port(), broker, trustsClient)) {
            works(open(tls, store(trustsBroker), store(client)));
        }
    }

    @Test
    void aBrokerThatIsNotTrustedIsRefused() throws Exception {
        try (TlsProxy tls = new TlsProxy(RABBIT.port(), broker, null)) {
            Broker refused = open(tls, store(trustsOther), Optional.empty());
            start(refused, queue("refused", "t"));

            await().atMost(PATIENCE)
                    .until(() -> refused.status().lastProblem().contains("unable to find valid certification path"));
            assertThat(refused.status().connected()).isFalse();
            refused.close(PATIENCE);
        }
    }

    private void works(Broker opened) {
        QueuePlan queue = queue("tls", "t");
        start(opened, queue);
        sendAll(opened, "t", "secret");
        assertThat(record(opened, queue, 1).next().text()).isEqualTo("secret");
        opened.close(PATIENCE);
    }

    private static Optional<AmqpAddress.Store> store(Path file) {
        return Optional.of(
                new AmqpAddress.Store(file.toString(), Optional.of(Certificates.PASSWORD), Optional.empty()));
    }

    private Broker open(TlsProxy tls, Optional<AmqpAddress.Store> trusted, Optional<AmqpAddress.Store> own) {
        AmqpAddress amqp = new AmqpAddress(
                true,
                List.of("127.0.0.1:" + tls.port()),
                "/",
                RABBIT.user(),
                RABBIT.password(),
                trusted,
                own,
                OptionalInt.empty(),
                5,
                Duration.ofSeconds(2),
                Duration.ofMillis(100),
                Duration.ofSeconds(1));
        return RIG.container.open(
                new ConnectorAddress(
                        "smallrye-rabbitmq",
                        "urutu.messaging.connector",
                        "",
                        "urutu.broker",
                        named("exchange"),
                        Map.of(),
                        Optional.of(amqp)),
                named("app"));
    }

    @Override
    protected Broker createBroker() {
        throw new UnsupportedOperationException("each test has its own");
    }
}
