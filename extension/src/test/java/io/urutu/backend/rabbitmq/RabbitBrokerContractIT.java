package io.urutu.backend.rabbitmq;

import io.urutu.kernel.Problems;
import io.urutu.messaging.spi.Broker;
import io.urutu.messaging.spi.IncomingMessage;
import io.urutu.messaging.spi.Topology;
import io.urutu.testkit.contract.BrokerContract;
import io.urutu.testkit.services.Services;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class RabbitBrokerContractIT extends BrokerContract {
    private static RabbitInspector inspector;

    @BeforeAll
    static void connect() {
        inspector = new RabbitInspector(Services.rabbitmq().url());
    }

    @AfterAll
    static void disconnect() throws IOException {
        inspector.close();
    }

    @Override
    protected void forget(List<Topology> declared) {
        inspector.forget(named("exchange"), declared);
        inspector.forgetDelays(named("app"));
    }

    @Override
    protected Broker createBroker() {
        Problems problems = new Problems();
        RabbitSettings settings = RabbitBroker.parse(
                        "urutu.broker",
                        Services.rabbitmq().url(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(named("exchange")),
                        TlsStores.NONE,
                        problems)
                .orElseThrow(() -> new AssertionError(problems.report()));
        return new RabbitBroker(settings, named("app"), RabbitFixture.trusting());
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
