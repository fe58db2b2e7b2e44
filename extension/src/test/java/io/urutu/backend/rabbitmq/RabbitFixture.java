package io.urutu.backend.rabbitmq;

import io.urutu.kernel.Problems;
import io.urutu.messaging.spi.Broker;
import io.urutu.messaging.spi.IncomingMessage;
import io.urutu.messaging.spi.Topology;
import io.urutu.testkit.contract.BrokerFixture;
import io.urutu.testkit.faults.TcpProxy;
import io.urutu.testkit.services.Service;
import io.urutu.testkit.services.Services;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;

/** A RabbitMQ with a proxy before it, and an inspector that goes past the proxy. */
abstract class RabbitFixture extends BrokerFixture {
    static final Service RABBIT = Services.rabbitmq();
    static RabbitInspector inspector;

    final TcpProxy proxy = TcpProxy.to(RABBIT.port());

    @BeforeAll
    static void connect() {
        inspector = new RabbitInspector(RABBIT.url());
    }

    @AfterAll
    static void disconnect() throws IOException {
        inspector.close();
    }

    @AfterEach
    void openUp() {
        proxy.thaw();
    }

    String urlTo(int port) {
        return "amqp://" + RABBIT.user() + ":" + RABBIT.password() + "@127.0.0.1:" + port;
    }

    RabbitSettings settings(String url) {
        Problems problems = new Problems();
        return RabbitBroker.parse(
                        "urutu.broker",
                        url,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(named("exchange")),
                        TlsStores.NONE,
                        problems)
                .orElseThrow(() -> new AssertionError(problems.report()));
    }

    @Override
    protected Broker createBroker() {
        return new RabbitBroker(settings(urlTo(proxy.port())), named("app"), trusting());
    }

    /** For tests that cut no power: new queues are trusted at once. */
    static Backlog trusting() {
        return new Backlog(10_000, Duration.ofSeconds(30), Duration.ZERO, System::nanoTime);
    }

    @Override
    protected void forget(List<Topology> declared) {
        proxy.close();
        inspector.forget(named("exchange"), declared);
        inspector.forgetDelays(named("app"));
    }

    @Override
    protected long depth(String queue) {
        return inspector.depth(queue);
    }

    @Override
    protected List<IncomingMessage> drain(String queue) {
        return inspector.drain(queue);
    }
}
