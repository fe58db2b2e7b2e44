package io.urutu.backend.rabbitmq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import io.urutu.kernel.Problems;
import io.urutu.messaging.spi.QueuePlan;
import io.urutu.testkit.faults.Certificates;
import io.urutu.testkit.faults.TcpProxy;
import io.urutu.testkit.faults.TlsProxy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
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
        return new RabbitBroker(settings(tls.port(), "", stores), "it", trusting());
    }

    private RabbitSettings settings(int port, String parameters, TlsStores stores) {
        Problems problems = new Problems();
        return RabbitBroker.parse(
                        "urutu.broker",
                        urlTo(port).replace("amqp:", "amqps:") + parameters,
                        NONE,
                        NONE,
                        Optional.of(named("exchange")),
                        stores,
                        problems)
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

    /** Closing a TLS socket waits for who writes to it; and who writes here settles for all handlers. */
    @Test
    void aPeerThatStopsReadingInMidWriteLetsGoWhoSettles() throws Exception {
        Settler settler = new Settler();
        ExecutorService deliveries = Executors.newSingleThreadExecutor();
        BlockingQueue<Connection> opened = new LinkedBlockingQueue<>();
        try (TlsProxy tls = new TlsProxy(RABBIT.port(), broker, null);
                TcpProxy network = TcpProxy.to(tls.port())) {
            Link link = new Link(
                    "it/settle",
                    new Connector(
                            settings(network.port(), "/?heartbeat=60", trusting(trustsBroker)),
                            new PlainThreads("it"),
                            deliveries,
                            new Outlet()),
                    Backoff.DEFAULT,
                    Duration.ofMillis(100),
                    new PlainThreads("it"),
                    serving(opened));
            settler.start();
            link.start();
            Channel channel = next(opened).createChannel();
            BlockingQueue<String> ends = new LinkedBlockingQueue<>();

            network.freeze();
            settler.tell(channel, ledger -> {
                try {
                    ledger.channel().basicPublish("", "nowhere", null, new byte[32 * 1024 * 1024]);
                } finally {
                    ends.add("of the write");
                }
            });

            assertThat(ends.poll(15, TimeUnit.SECONDS)).isEqualTo("of the write");
            network.thaw();
            settler.tell(next(opened).createChannel(), ledger -> ends.add("of what came after"));
            assertThat(next(ends)).isEqualTo("of what came after");
            link.end(Deadline.in(PATIENCE));
            link.join();
        } finally {
            settler.end(Deadline.in(PATIENCE));
            deliveries.shutdownNow();
        }
    }

    private static <T> T next(BlockingQueue<T> queue) throws InterruptedException {
        T next = queue.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        assertThat(next).isNotNull();
        return next;
    }

    /** Shows each connection, for as long as it is open. */
    private static Link.Session serving(BlockingQueue<Connection> opened) {
        return new Link.Session() {
            private final Semaphore looks = new Semaphore(0);

            @Override
            public void prepare(Connection connection) {}

            @Override
            public void serve(Connection connection, Link link) throws InterruptedException {
                opened.add(connection);
                while (connection.isOpen() && !link.isEnded()) {
                    looks.acquire();
                }
            }

            @Override
            public void wake() {
                looks.release();
            }

            @Override
            public boolean inspect(Connection connection, Pulse pulse) {
                return false;
            }
        };
    }
}
