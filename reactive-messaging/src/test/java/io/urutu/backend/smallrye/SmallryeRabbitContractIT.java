package io.urutu.backend.smallrye;

import io.urutu.messaging.spi.Broker;
import io.urutu.messaging.spi.IncomingMessage;
import io.urutu.messaging.spi.Topology;
import io.urutu.testkit.contract.BrokerContract;
import io.urutu.testkit.contract.Promise;
import io.urutu.testkit.contract.Without;
import io.urutu.testkit.services.Service;
import io.urutu.testkit.services.Services;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

@Without({Promise.TELLS_UNROUTED, Promise.REPLIES})
class SmallryeRabbitContractIT extends BrokerContract {
    private static final Service RABBIT = Services.rabbitmq();
    private static Inspector inspector;
    private static Container container;

    @BeforeAll
    static void connect() {
        inspector = new Inspector(RABBIT.url());
        container = new Container();
    }

    @AfterAll
    static void disconnect() throws IOException {
        container.close();
        inspector.close();
    }

    @Override
    protected Broker createBroker() {
        return container.rabbit(RABBIT, RABBIT.port(), named("exchange"), named("app"));
    }

    @Override
    protected void forget(List<Topology> declared) {
        inspector.forget(named("exchange"), named("app"), declared);
    }

    @Override
    protected long depth(String queue) {
        return inspector.depth(queue);
    }

    @Override
    protected List<IncomingMessage> drain(String queue) {
        return inspector.drain(queue);
    }

    /** Passes by itself. */
    @Override
    protected void elapse(Duration time) {}
}
