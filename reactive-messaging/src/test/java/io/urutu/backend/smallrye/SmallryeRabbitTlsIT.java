package io.urutu.backend.smallrye;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.urutu.backend.rabbitmq.RabbitInspector;
import io.urutu.messaging.spi.AmqpAddress;
import io.urutu.messaging.spi.Broker;
import io.urutu.messaging.spi.ConnectorAddress;
import io.urutu.messaging.spi.IncomingMessage;
import io.urutu.messaging.spi.QueuePlan;
import io.urutu.messaging.spi.Topology;
import io.urutu.testkit.contract.BrokerFixture;
import io.urutu.testkit.faults.Certificates;
import io.urutu.testkit.faults.TlsProxy;
import io.urutu.testkit.services.Service;
import io.urutu.testkit.services.Services;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The stores of {@code urutu.broker.*} reach the connector's client. */
class SmallryeRabbitTlsIT extends BrokerFixture {
    private static final Service RABBIT = Services.rabbitmq();

    @TempDir
    static Path folder;

    private static RabbitInspector inspector;
    private static Container container;
    private static Path broker;
    private static Path pem;
    private static Path trustsBroker;
    private static Path trustsOther;
    private static Path client;
    private static Path trustsClient;

    @BeforeAll
    static void connect() {
        inspector = new RabbitInspector(RABBIT.url());
        container = new Container();
        broker = Certificates.selfSigned(folder, "broker", "ip:127.0.0.1");
        pem = Certificates.certificate(broker, "broker");
        trustsBroker = Certificates.trusting(pem, "broker");
        Path other = Certificates.selfSigned(folder, "other", "dns:other.example");
        trustsOther = Certificates.trusting(Certificates.certificate(other, "other"), "other");
        client = Certificates.selfSigned(folder, "client", "dns:client");
        trustsClient = Certificates.trusting(Certificates.certificate(client, "client"), "client");
    }

    @AfterAll
    static void disconnect() throws IOException {
        container.close();
        inspector.close();
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
        return container.open(
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

    @Override
    protected void forget(List<Topology> declared) {
        inspector.forget(named("exchange"), declared);
        inspector.forgetDelays(named("app"));
        inspector.on(channel -> channel.exchangeDelete(named("app") + ".retry"));
    }

    @Override
    protected long depth(String queue) {
        return inspector.depth(queue);
    }

    @Override
    protected List<IncomingMessage> drain(String queue) {
        return inspector.drain(queue);
    }

    @Override
    protected void elapse(Duration time) {}
}
